import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { call, searchOf } from '@rollcall/client/api/call.ts'
import { newKey, uuidOf } from '@rollcall/client/api/key.ts'
import { placed } from '@rollcall/client/api/placed.ts'
import { errorAt, isProblem, problemFrom, Unreachable } from '@rollcall/client/api/problem.ts'
import { castVote } from '@rollcall/contract/cases.ts'
import { getFilm } from '@rollcall/contract/films.ts'
import { filmId, identificationId } from '@rollcall/contract/ids.ts'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const film = filmId.parse('64f0c2a1b3d4e5f60718293a')
const identification = identificationId.parse('64f0c2a1b3d4e5f60718293b')

let answer: { status: number; type: string; body: string }
let asked: {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
}

const server = createServer((request, response) => {
  asked = { method: request.method, url: request.url, headers: request.headers }
  response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
})
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const overHttp = globalThis.fetch
/** A page resolves addresses against its own; Node has no page. */
vi.stubGlobal('fetch', (path: string, init: RequestInit) => overHttp(new URL(path, origin), init))
afterAll(() => {
  vi.unstubAllGlobals()
  server.close()
})

beforeEach(() => {
  answer = { status: 200, type: 'application/json', body: '{"id":"x"}' }
})

test('a call fills the path, and reading carries no key', async () => {
  await expect(call(getFilm, { params: { filmId: film } })).resolves.toEqual({ id: 'x' })
  expect(asked).toMatchObject({ method: 'GET', url: `/api/films/${film}` })
  expect(asked.headers['idempotency-key']).toBeUndefined()
})

test('[S4] an act carries a key: the one given, or one made for it', async () => {
  const vote = {
    params: { identificationId: identification },
    body: { answer: 'same-sure' },
  } as const
  await call(castVote, vote)
  expect(asked.headers['idempotency-key']).toMatch(uuid)
  await call(castVote, { ...vote, key: 'mine' })
  expect(asked.headers['idempotency-key']).toBe('mine')
})

test('[S3] a refusal becomes a problem with its code and what is wrong where', async () => {
  answer = {
    status: 400,
    type: 'application/problem+json',
    body: JSON.stringify({
      code: 'request.invalid',
      status: 400,
      detail: 'The name must not be empty.',
      errors: [{ path: 'name', message: 'must not be empty' }],
      requestId: 'r1',
    }),
  }
  const error = await call(getFilm, { params: { filmId: film } }).catch((thrown) => thrown)
  expect(isProblem(error, 'request.invalid')).toBe(true)
  expect(isProblem(error, 'not-found')).toBe(false)
  expect(error).toMatchObject({
    status: 400,
    requestId: 'r1',
    message: 'The name must not be empty.',
  })
  expect(errorAt(error, 'name')).toBe('must not be empty')
  expect(errorAt(error, 'reasons')).toBeUndefined()
})

test('what does not come from us becomes a problem too, by its status', () => {
  expect(problemFrom(502, undefined).code).toBe('unready')
  expect(problemFrom(500, { code: 'no code of ours' }).code).toBe('internal')
  const refused = problemFrom(401, { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Not right' })
  expect(refused).toMatchObject({ code: 'auth.refused', detail: 'Not right' })
})

test('[S4] what did not get through is told apart, because it may be sent again', async () => {
  const gone = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')))
  const through = globalThis.fetch
  vi.stubGlobal('fetch', gone)
  const error = await call(getFilm, { params: { filmId: film } }).catch((thrown) => thrown)
  vi.stubGlobal('fetch', through)
  expect(error).toBeInstanceOf(Unreachable)
})

test('an aborted call is not told as a broken line', async () => {
  const aborted = AbortSignal.abort(new Error('left the screen'))
  await expect(call(getFilm, { params: { filmId: film }, signal: aborted })).rejects.toThrow(
    'left the screen',
  )
})

test('a query leaves out what is not set', () => {
  expect(searchOf({ cursor: undefined, q: '', limit: 20, filmId: 'a b' })).toBe(
    '?limit=20&filmId=a+b',
  )
  expect(searchOf({})).toBe('')
})

test('[S4] keys are random UUIDs, also where the browser makes none by itself', () => {
  expect(newKey()).toMatch(uuid)
  expect(newKey()).not.toBe(newKey())
  expect(uuidOf(new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000')
  expect(uuidOf(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
})

test('[V7] what was read anew stands in its place among pages in order, and what lies beyond them comes with the page after', () => {
  const pages = (...of: number[][]) =>
    of.map((numbers, at) => ({
      items: numbers.map((n) => ({ n, id: n % 100 })),
      nextCursor: at === of.length - 1 && numbers.includes(0) ? null : `${at}`,
    }))
  const put = (of: ReturnType<typeof pages>, id: number, ...now: number[]) =>
    placed(
      of,
      now.map((n) => ({ n, id: n % 100 })),
      (item) => item.id === id,
      (one, other) => one.n > other.n,
    ).map(({ items }) => items.map(({ n }) => n))
  const open = pages([905, 804], [703, 602])
  expect(put(open, 3, 703)).toEqual([
    [905, 804],
    [703, 602],
  ])
  expect(put(open, 2, 602)).toEqual([
    [905, 804],
    [703, 602],
  ])
  expect(put(open, 2, 502)).toEqual([[905, 804], [703]])
  expect(put(open, 3)).toEqual([[905, 804], [602]])
  expect(put(open, 3, 1003)).toEqual([[1003, 905, 804], [602]])
  expect(put(open, 9, 709)).toEqual([
    [905, 804],
    [709, 703, 602],
  ])
  expect(put(open, 9, 109)).toEqual([
    [905, 804],
    [703, 602],
  ])
  expect(put(pages([905, 0]), 9, -9)).toEqual([[905, 0, -9]])
  expect(put(pages([0]), 0)).toEqual([[]])
})
