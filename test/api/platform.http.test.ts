import { isFile, pathOf } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { problems } from '@rollcall/contract/problem.ts'
import { beforeAll, expect, test } from 'vitest'
import { type Account, aContributor, anAdmin, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { expectProblem } from '../support/expect.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
let visitor: Client
let admin: Account

beforeAll(async () => {
  server = await startServer()
  visitor = aVisitor(server)
  admin = await anAdmin(server)
})

const pages = ['/', '/films', '/subjects/64f0c2a1b3d4e5f60718293a', '/no-such-page']
const answers = [...pages, '/api/me', '/api/films', '/api/nothing', '/api/openapi.json']

test.each([
  '/api',
  '/api/',
  '/api/nothing',
  '/api/films/64f0c2a1b3d4e5f60718293a/x',
  '/files/x',
  '/assets/x.js',
  '/metrics',
  '/iiif/3/64f0c2a1b3d4e5f60718293a/info.json',
])('[S2] nothing at %s: 404 as a problem', async (path) => {
  expectProblem(await visitor.send(path), 'not-found')
  expectProblem(
    await admin.client.send(path, { method: 'POST', body: {} }),
    'not-found',
    'method.not-allowed',
  )
})

test.each(['/api/films/%', '/api/films/%ff', '/%', '/api/me?%ff=%', '/api/films?limit=%'])(
  '[S3] the address %s that cannot be read: no 500',
  async (path) => {
    const { status } = await visitor.send(path)
    expect([200, 400, 404]).toContain(status)
  },
)

test.each(answers)('%s comes with strict headers', async (path) => {
  const { headers } = await visitor.send(path)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/default-src 'none'/)
  expect(policy).toMatch(/script-src 'self'(;|$)/)
  expect(policy).toMatch(/style-src 'self' 'nonce-[A-Za-z0-9+/=]{16,}'(;|$)/)
  expect(policy).toMatch(/frame-ancestors 'none'/)
  expect(policy).not.toMatch(/unsafe-|\*|https?:(?!\/\/)/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('x-request-id')).toMatch(/^[\w-]{20,}$/)
})

test('every page has a nonce of its own, the same in the header and in the page', async () => {
  const seen = new Set<string>()
  for (const path of [...pages, ...pages]) {
    const { headers, body } = await visitor.send(path)
    const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? ''
    expect(String(body)).toContain(`<style nonce="${nonce}">`)
    expect(String(body)).not.toMatch(/<script(?![^>]*src=)|<style>|__CSP_NONCE__/)
    expect(headers.get('cache-control')).toBe('no-store')
    seen.add(nonce)
  }
  expect(seen.size).toBe(pages.length * 2)
})

test('a request id that a client sends is not believed', async () => {
  const { headers } = await visitor.send('/api/me', { headers: { 'x-request-id': 'mine' } })
  expect(headers.get('x-request-id')).not.toBe('mine')
})

const plain = endpoints.filter(
  ({ method, params, query }) =>
    method === 'GET' && !params && (query?.safeParse({}).success ?? true),
)
/** Read on and on by programs of others, who ask whether what they have still holds. */
const asksAgain = ['exportAnnotations']
test.each(plain.map((endpoint) => [endpoint.path, endpoint] as const))(
  'HEAD %s answers like GET, without a body',
  async (path, endpoint) => {
    const [head, get] = [
      await admin.client.send(path, { method: 'HEAD' }),
      await admin.client.send(path),
    ]
    // What says of which thing it is asked is refused without, by both alike.
    expect(get.status).toBe(endpoint === listChanges ? 400 : endpoint.status)
    expect(head.status).toBe(get.status)
    expect(head.body).toBe('')
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
    const kept = asksAgain.includes(endpoint.name) ? 'public, no-cache' : 'private, no-store'
    expect(get.headers.get('cache-control')).toBe(kept)
  },
)

test.each(
  endpoints
    .filter(isFile)
    .filter(({ params }) => !params || 'format' in params.shape)
    .map((endpoint) => [endpoint.name, endpoint] as const),
)('HEAD of the file %s answers without a body', async (_, endpoint) => {
  const params = Object.fromEntries(
    Object.keys(endpoint.params?.shape ?? {}).map((name) => [name, 'json']),
  )
  const head = await admin.client.send(pathOf(endpoint, params), { method: 'HEAD' })
  expect([head.status, head.body]).toEqual([200, ''])
})

test('[S3] the files of the pages are compressed, and no range or method trips their server', async () => {
  const { body } = await visitor.send('/')
  const script = /href="(\/assets\/base-[^"]+\.js)"/.exec(String(body))?.[1] ?? ''
  for (const encoding of ['br', 'gzip']) {
    const answer = await fetch(server.url + script, { headers: { 'accept-encoding': encoding } })
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, encoding])
    expect((await answer.text()).length).toBeGreaterThan(1000)
  }
  for (const range of ['bytes=10-5', 'bytes=-', 'bytes=99999999-', 'lines=1'])
    expect((await visitor.send(script, { headers: { range } })).status, range).toBe(200)
  expect((await visitor.send(script, { method: 'POST' })).status).toBe(404)
})

test('GET /api/openapi.json describes every endpoint and every code it may answer', async () => {
  const { body, status } = await visitor.send('/api/openapi.json')
  expect(status).toBe(200)
  const { openapi, paths } = body as {
    openapi: string
    paths: Record<
      string,
      Record<
        string,
        {
          operationId: string
          responses: Record<string, { description: string }>
          requestBody?: object
        }
      >
    >
  }
  expect(openapi).toMatch(/^3\.1/)
  for (const endpoint of endpoints) {
    const operation = paths[endpoint.path]?.[endpoint.method.toLowerCase()]
    expect(operation?.operationId).toBe(endpoint.name)
    expect(Object.keys(operation?.responses ?? {})).toContain(String(endpoint.status))
    for (const code of [...endpoint.errors, 'request.invalid'] as const)
      expect(operation?.responses[problems[code].status]?.description).toContain(`\`${code}\``)
    expect(operation?.requestBody === undefined).toBe(endpoint.body === undefined)
  }
})

test('[S2] a page of another site may not send what changes something, also where Origin is missing', async () => {
  const { client } = await aContributor(server)
  for (const headers of [
    { origin: 'https://elsewhere.example' },
    { origin: '', 'sec-fetch-site': 'cross-site' },
  ]) {
    for (const path of [
      '/api/films',
      '/api/uploads',
      '/api/auth/sign-out',
      '/api/auth/sign-up/email',
    ])
      expectProblem(
        await client.send(path, { method: 'POST', body: {}, headers }),
        'origin.foreign',
      )
  }
  expect((await client.send('/api/me')).body).toMatchObject({ role: 'contributor' })
})

test('[O5] whoever opened it by an address that was not named reads what has to be set', async () => {
  const origin = 'http://192.168.7.9:3000'
  const sent = await visitor.send('/api/films', { method: 'POST', body: {}, headers: { origin } })
  expect(expectProblem(sent, 'origin.foreign').detail).toContain(`PUBLIC_URL=${origin},http://`)
  const strange = { origin: 'null' }
  const other = await visitor.send('/api/films', { method: 'POST', body: {}, headers: strange })
  expect(expectProblem(other, 'origin.foreign').detail).toMatch(/name it in PUBLIC_URL and start/)
})

test('both addresses of an installation without PUBLIC_URL are its own', async () => {
  for (const host of ['localhost', '127.0.0.1']) {
    const origin = `http://${host}:${server.port}`
    expectProblem(
      await visitor.send('/api/films', { method: 'POST', body: {}, headers: { origin } }),
      'auth.required',
    )
  }
})

test('the log has a line per request, with its id and route and nothing of what was in it', async () => {
  const { headers } = await admin.client.send('/api/people?q=secret-name')
  const id = headers.get('x-request-id')
  await server.untilLogged((line) => line.requestId === id)
  const lines = server.lines.filter((line) => line.requestId === id)
  expect(lines).toMatchObject([{ method: 'GET', route: '/api/people', status: 200 }])
  expect(JSON.stringify(server.lines)).not.toMatch(/secret-name|@example\.org|session_token/)
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
