import { type Endpoint, pathOf } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import type { Problem } from '@rollcall/contract/problem.ts'
import { describe, expect, test } from 'vitest'
import { expectProblem } from '../support/expect.ts'
import { addressOf, bodyFor, named, paramsFor, requestOf, useCallers } from './callers.ts'

const callers = useCallers()
const JSON_TYPE = 'application/json'

/** Of the first part of the paths that the problem names. */
const fieldsOf = ({ errors }: Problem): readonly (string | undefined)[] =>
  (errors ?? []).map(({ path }) => path.split('.')[0])

const having = (part: 'body' | 'params' | 'query') => named(endpoints.filter((one) => one[part]))

describe.each(having('body'))('the body of %s', (_, endpoint) => {
  const send = (body: string, type = JSON_TYPE) =>
    callers.whoMay(endpoint).send(addressOf(endpoint), {
      method: endpoint.method,
      headers: { 'content-type': type },
      body,
    })

  test.each(['[]', '"text"', '7', 'null', '{"nonsense":1}'])(
    '[S3] %s: 400 and the reason',
    async (body) => {
      const { errors } = expectProblem(await send(body), 'request.invalid')
      expect(errors?.length).toBeGreaterThan(0)
      for (const { message } of errors ?? []) expect(message.length).toBeGreaterThan(3)
    },
  )

  test.each(Object.keys(bodyFor(endpoint)))(
    '[S3] %s of the wrong type: 400 that names it',
    async (field) => {
      const body = { ...bodyFor(endpoint), [field]: { not: 'this' } }
      const problem = expectProblem(await send(JSON.stringify(body)), 'request.invalid')
      expect(fieldsOf(problem)).toContain(field)
    },
  )

  test('[S3] no JSON: 400, of another type: 415, too long: 413', async () => {
    expectProblem(await send('{"half":'), 'request.invalid')
    expectProblem(await send('a=b', 'text/plain'), 'media-type.unsupported')
    expectProblem(await send(`"${'x'.repeat(300_000)}"`), 'body.too-large')
  })
})

const wrongIds = ['zzz', '64F0C2A1B3D4E5F60718293A', '$ne', '64f0c2a1b3d4e5f60718293a0']

/** Of IIIF its own specification says what is answered: test/iiif. */
const withIds = having('params').filter(([, { path }]) => !path.startsWith('/iiif/'))

describe.each(withIds)('the address of %s', (_, endpoint) => {
  test.each(Object.keys(endpoint.params?.shape ?? {}))(
    '[S3] a {%s} of another form: 400 that names it',
    async (name) => {
      for (const wrong of wrongIds) {
        const path = pathOf(endpoint, { ...paramsFor(endpoint), [name]: wrong })
        const problem = expectProblem(
          await callers.whoMay(endpoint).send(path, requestOf(endpoint)),
          'request.invalid',
        )
        expect(fieldsOf(problem)).toContain(name)
      }
    },
  )
})

const wrongQueries = [
  ...['nonsense=1', 'limit=0', 'limit=101', 'limit=x', 'limit=1&limit=2', 'cursor=', 'filmId=7'],
  ...['cursor=%00', 'cursor=garbage', 'profile=full', 'named=maybe', 'standing=maybe', 'token='],
]
/** A cursor is opaque: that it is garbage, only its list can tell. */
const fits = ({ query }: Endpoint, wrong: string): boolean => {
  const sent = new URLSearchParams(wrong)
  const known = [...sent.keys()].every((name) => name in (query?.shape ?? {}))
  const asked = [...sent.keys()].filter((name) => name in (query?.shape ?? {}))
  const once = new Set(asked).size === asked.length
  return (
    !(known && wrong.startsWith('cursor=')) &&
    once &&
    query?.strip().safeParse(Object.fromEntries(sent)).success === true
  )
}

describe.each(having('query'))('the query of %s', (_, endpoint) => {
  test('[S3] what others hang on a link is ignored', async () => {
    const asked = (query: string) =>
      callers.whoMay(endpoint).send(`${addressOf(endpoint)}${query}`, requestOf(endpoint))
    const [bare, hung] = [await asked(''), await asked('?utm_source=news&fbclid=1')]
    expect(hung.status).toBe(bare.status)
    expect((hung.body as { errors?: unknown } | null)?.errors).toEqual(
      (bare.body as { errors?: unknown } | null)?.errors,
    )
  })
  test.each(wrongQueries.filter((wrong) => !fits(endpoint, wrong)))(
    '[S3] ?%s: 400 that names it',
    async (wrong) => {
      const path = `${addressOf(endpoint)}?${wrong}`
      const problem = expectProblem(
        await callers.whoMay(endpoint).send(path, requestOf(endpoint)),
        'request.invalid',
      )
      const name = wrong.split('=')[0] ?? ''
      if (name in (endpoint.query?.shape ?? {})) expect(fieldsOf(problem)).toContain(name)
    },
  )
})

test.each(named(endpoints.filter(({ method }) => method !== 'GET')))(
  '[S3] %s with an Idempotency-Key that is none: 400',
  async (_, endpoint) => {
    const headers = { 'idempotency-key': 'k'.repeat(201) }
    const answer = await callers
      .whoMay(endpoint)
      .send(addressOf(endpoint), { ...requestOf(endpoint), headers })
    expect(fieldsOf(expectProblem(answer, 'request.invalid'))).toContain('Idempotency-Key')
  },
)

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const paths = [...new Set(endpoints.map(({ path }) => path))]

test.each(paths)('[S3] %s with a method that it has not: 405 and what is allowed', async (path) => {
  const here = endpoints.filter((endpoint) => endpoint.path === path)
  const has = here.map(({ method }) => method)
  for (const method of methods.filter((one) => !has.includes(one))) {
    const answer = await callers.as('admin').send(addressOf(here[0] as Endpoint), { method })
    expectProblem(answer, 'method.not-allowed')
    const allowed = answer.headers.get('allow')?.split(', ')
    expect(allowed).toEqual(expect.arrayContaining(has))
    expect(allowed).not.toContain(method)
  }
})

test('nothing of all this was written down as a bug', () => {
  expect(callers.errors()).toEqual([])
})
