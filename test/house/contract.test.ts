import { role } from '@rollcall/contract/accounts.ts'
import { type Endpoint, pathOf } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Account, anAccount, aVisitor } from '../support/accounts.ts'
import { samplesOf } from '../support/arbitrary.ts'
import { expectProblem } from '../support/expect.ts'
import { type Server, startServer } from '../support/server.ts'

const ranks = role.options
/** [V3] A suspended account's answers are recorded, though they do not count. */
const suspendedMay = ['castVote', 'takeVoteBack']
type Rank = (typeof ranks)[number]

let server: Server
let accounts: Record<Rank, Account>
let suspended: Account

beforeAll(async () => {
  server = await startServer()
  const made = ranks.map(async (rank) => [rank, await anAccount(server, { role: rank })] as const)
  accounts = Object.fromEntries(await Promise.all(made)) as Record<Rank, Account>
  suspended = await anAccount(server, { role: 'admin', suspended: true })
})

/** Somebody who may call it. */
const whoMay = ({ access }: Endpoint) =>
  access === 'visitor' ? aVisitor(server) : accounts[access].client
const paramsFor = ({ params }: Endpoint): Record<string, string> =>
  params ? (samplesOf(params, 1)[0] as Record<string, string>) : {}
const bodyFor = ({ body }: Endpoint): unknown => body && samplesOf(body, 1)[0]
const requestOf = (endpoint: Endpoint) => ({
  method: endpoint.method,
  ...(endpoint.body && { body: bodyFor(endpoint) }),
})
const isId = (name: string): boolean => name.endsWith('Id')

/** Those that ask for nothing and let everybody in have nothing to be refused. */
const demanding = endpoints.filter(
  ({ access, body, params, query, method }) =>
    access !== 'visitor' || body || params || query || method !== 'GET',
)

describe.each(demanding.map((endpoint) => [endpoint.name, endpoint] as const))(
  '%s',
  (_, endpoint) => {
    const path = pathOf(endpoint, paramsFor(endpoint))
    const { access } = endpoint

    if (access !== 'visitor') {
      test('[S2] without a session: 401', async () => {
        expectProblem(await aVisitor(server).send(path, requestOf(endpoint)), 'auth.required')
      })

      test('[S2, V3] a suspended account: 403, but for its answers', async () => {
        const code = suspendedMay.includes(endpoint.name) ? 'not-found' : 'forbidden'
        expectProblem(await suspended.client.send(path, requestOf(endpoint)), code)
      })

      test.each(ranks.slice(0, ranks.indexOf(access)))('[S2] as a mere %s: 403', async (rank) => {
        expectProblem(await accounts[rank].client.send(path, requestOf(endpoint)), 'forbidden')
      })

      test('[S2] what is wrong with the request is not told to who may not call', async () => {
        const sent = { ...requestOf(endpoint), ...(endpoint.body && { body: { nonsense: 1 } }) }
        expectProblem(await aVisitor(server).send(path, sent), 'auth.required')
      })
    }

    if (endpoint.body) {
      test.each([[[]], ['text'], [7], [null], [{ nonsense: 1 }]])(
        '[S3] the body %j: 400 and the reason',
        async (body) => {
          const answer = await whoMay(endpoint).send(path, {
            method: endpoint.method,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
          const told = expectProblem(answer, 'request.invalid')
          if (typeof body === 'object' && body !== null) expectFields(told)
        },
      )

      test('[S3] each field of the body with the wrong type: 400 that names it', async () => {
        for (const [name, value] of Object.entries(bodyFor(endpoint) as object)) {
          const body = { ...(bodyFor(endpoint) as object), [name]: { not: value } }
          const answer = await whoMay(endpoint).send(path, { method: endpoint.method, body })
          const { errors } = expectProblem(answer, 'request.invalid')
          expect(errors?.map((error) => error.path.split('.')[0])).toContain(name)
        }
      })

      test('[S3] a body that is not JSON: 400, of another type: 415, too long: 413', async () => {
        const send = (type: string, body: string) =>
          whoMay(endpoint).send(path, {
            method: endpoint.method,
            body,
            headers: { 'content-type': type },
          })
        expectProblem(await send('application/json', '{"half":'), 'request.invalid')
        expectProblem(await send('text/plain', 'a=b'), 'media-type.unsupported')
        expectProblem(await send('application/json', `"${'x'.repeat(300_000)}"`), 'body.too-large')
      })
    }

    if (endpoint.params) {
      test.each(Object.keys(endpoint.params.shape))(
        '[S3] a {%s} of another form: 400 that names it',
        async (name) => {
          for (const wrong of [
            'zzz',
            '64F0C2A1B3D4E5F60718293A',
            '$ne',
            '64f0c2a1b3d4e5f60718293a0',
          ]) {
            const params = { ...paramsFor(endpoint), [name]: wrong }
            const answer = await whoMay(endpoint).send(
              pathOf(endpoint, params),
              requestOf(endpoint),
            )
            const { errors } = expectProblem(answer, 'request.invalid')
            expect(errors?.map((error) => error.path)).toContain(name)
          }
        },
      )
    }

    if (Object.keys(endpoint.params?.shape ?? {}).some(isId)) {
      test('[S2] an id that nothing has: 404', async () => {
        expectProblem(await whoMay(endpoint).send(path, requestOf(endpoint)), 'not-found')
      })
    }

    if (endpoint.query) {
      test.each([
        'nonsense=1',
        'limit=0',
        'limit=101',
        'limit=x',
        'limit=1&limit=2',
        'cursor=%00',
        'cursor=',
        'filmId=7',
        'profile=full',
      ])('[S3] the query ?%s: 400 that names it, where it does not fit', async (query) => {
        const sent = Object.fromEntries(new URLSearchParams(query))
        if (
          query !== 'limit=1&limit=2' &&
          query !== 'cursor=%00' &&
          endpoint.query?.safeParse(sent).success
        )
          return
        const known = Object.keys(endpoint.query?.shape ?? {})
        const answer = await whoMay(endpoint).send(`${path}?${query}`, requestOf(endpoint))
        const { errors } = expectProblem(answer, 'request.invalid')
        const name = Object.keys(sent)[0] ?? ''
        if (known.includes(name)) expect(errors?.map((error) => error.path)).toContain(name)
      })
    }

    if (endpoint.method !== 'GET') {
      test.each(['https://elsewhere.example', 'null', 'http://127.0.0.1:1'])(
        '[S2] from a page of %s: 403',
        async (origin) => {
          const answer = await whoMay(endpoint).send(path, {
            ...requestOf(endpoint),
            headers: { origin },
          })
          expectProblem(answer, 'origin.foreign')
        },
      )

      test('[S3] an Idempotency-Key that is none: 400', async () => {
        const headers = { 'idempotency-key': 'k'.repeat(201) }
        const answer = await whoMay(endpoint).send(path, { ...requestOf(endpoint), headers })
        const { errors } = expectProblem(answer, 'request.invalid')
        expect(errors?.[0]?.path).toBe('Idempotency-Key')
      })
    }
  },
)

const expectFields = ({
  errors,
}: {
  errors?: { path: string; message: string }[] | undefined
}): void => {
  expect(errors?.length).toBeGreaterThan(0)
  for (const { message } of errors ?? []) expect(message.length).toBeGreaterThan(3)
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const paths = [...new Set(endpoints.map(({ path }) => path))]

test.each(paths)('[S3] %s with a method that it has not: 405 and what is allowed', async (path) => {
  const here = endpoints.filter((endpoint) => endpoint.path === path)
  const one = here[0] as Endpoint
  for (const method of methods.filter(
    (name) => !here.some((endpoint) => endpoint.method === name),
  )) {
    const answer = await accounts.admin.client.send(pathOf(one, paramsFor(one)), { method })
    expectProblem(answer, 'method.not-allowed')
    const allowed = answer.headers.get('allow')?.split(', ')
    expect(allowed).toEqual(expect.arrayContaining(here.map((endpoint) => endpoint.method)))
    expect(allowed).not.toContain(method)
  }
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
