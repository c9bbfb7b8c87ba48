import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Account, aContributor, aVisitor, password } from '../support/accounts.ts'
import { played } from '../support/proof.ts'
import { seedFor } from '../support/seed.ts'
import { type Server, startServer } from '../support/server.ts'
import { beginUpload } from '../support/upload.ts'
import { brokenFrom } from '../support/wrong.ts'
import { runWith } from './run.ts'

const REQUESTS = played('requests to the accounts library', { whole: 250, sample: 100 })
const LONGEST_MS = 20_000

let server: Server
let account: Account
let uploader: Account
beforeAll(async () => {
  server = await startServer()
  account = await aContributor(server)
  uploader = await aContributor(server)
})

const email = 'somebody@example.org'
const bodies: Readonly<Record<string, object>> = {
  'sign-up/email': { name: 'Somebody', email, password },
  'sign-in/email': { email, password, rememberMe: true, callbackURL: '/' },
  'request-password-reset': { email, redirectTo: '/reset' },
  'reset-password': { newPassword: password, token: 'token' },
  'send-verification-email': { email, callbackURL: '/' },
  'change-password': { currentPassword: password, newPassword: password },
  'change-email': { newEmail: email },
  'update-user': { name: 'Somebody else', image: 'https://example.org/a.png' },
  'sign-out': {},
  'revoke-session': { token: 'token' },
  'delete-user': { password },
}

test('[S3] whatever is sent to the accounts library: no 500', async () => {
  const seed = seedFor('accounts')
  const request = fc.constantFrom(...Object.entries(bodies)).chain(([path, body]) =>
    fc.record({
      path: fc.constant(path),
      body: brokenFrom(fc.constant(body)).map((value) => JSON.stringify(value) ?? ''),
      method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE'),
      signedIn: fc.boolean(),
    }),
  )
  const run = fc.asyncProperty(request, async ({ path, method, body, signedIn }) => {
    const client = signedIn ? account.client : aVisitor(server)
    const answer = await client.send(`/api/auth/${path}`, {
      method,
      ...(method !== 'GET' && { body, headers: { 'content-type': 'application/json' } }),
    })
    expect(answer.status, `${JSON.stringify(answer.body)}`).toBeLessThan(500)
  })
  await fc.assert(run, runWith(seed, REQUESTS, LONGEST_MS))
  expect(server.errors()).toEqual([])
})

test.each([
  '/api/auth/verify-email?token=%00',
  '/api/auth/verify-email?token=a.b.c&callbackURL=https://elsewhere.example',
  '/api/auth/reset-password/x?callbackURL=javascript:alert(1)',
  '/api/auth/get-session?disableCookieCache=%ff',
  '/api/auth/callback/none?code=1',
  '/api/auth/%2e%2e/me',
  '/api/auth',
])('[S3] %s: no 500, and nobody is sent elsewhere', async (path) => {
  const answer = await aVisitor(server).send(path)
  expect(answer.status).toBeLessThan(500)
  expect(answer.headers.get('location') ?? '/').not.toMatch(/elsewhere\.example|javascript:/)
})

const wrongUploads: readonly Record<string, string>[] = [
  ...[{}, { 'upload-length': '-1' }, { 'upload-length': 'x' }, { 'upload-length': '1e9' }],
  ...[{ 'upload-length': '99999999999999999999' }, { 'upload-defer-length': '1' }],
  ...[
    { 'upload-length': '5', 'upload-metadata': 'filename' },
    { 'upload-length': '5', 'upload-metadata': ',,=' },
  ],
  ...[{ 'upload-length': '5', 'upload-metadata': `filename ${'A'.repeat(9_000)}` }],
  ...[{ 'upload-length': '5', 'upload-concat': 'final;/api/uploads/a /api/uploads/b' }],
  ...[{ 'upload-length': '5', 'tus-resumable': '9.9' }, { 'upload-length': '0' }],
]

const refusals = [400, 401, 403, 404, 409, 412, 413, 415]

test.each(wrongUploads)('[S3] an upload announced with %j: no 500', async (headers) => {
  const answer = await uploader.client.send('/api/uploads', {
    method: 'POST',
    headers: { 'tus-resumable': '1.0.0', ...headers },
  })
  expect([201, ...refusals]).toContain(answer.status)
})

test('[S3] pieces of an upload that do not fit: no 500, and the upload is as it was', async () => {
  const address = await beginUpload(uploader.client, 10)
  const type = { 'content-type': 'application/offset+octet-stream' }
  const wrong: readonly Record<string, string>[] = [
    ...[{}, { 'upload-offset': '-1', ...type }, { 'upload-offset': '5', ...type }],
    ...[
      { 'upload-offset': 'x', ...type },
      { 'upload-offset': '0', 'content-type': 'text/plain' },
    ],
    { 'upload-offset': '99999999999999999999', ...type },
  ]
  for (const headers of wrong) {
    const sent = {
      method: 'PATCH',
      body: '12345',
      headers: { 'tus-resumable': '1.0.0', ...headers },
    }
    const { status } = await uploader.client.send(address, sent)
    expect(refusals).toContain(status)
  }
  for (const path of [
    '/api/uploads/none',
    '/api/uploads/..%2f..%2fsecrets.json',
    '/api/uploads/%00',
  ])
    for (const method of ['HEAD', 'PATCH', 'DELETE', 'GET'])
      expect(
        (await uploader.client.send(path, { method, headers: { 'tus-resumable': '1.0.0' } }))
          .status,
      ).toBeLessThan(500)
  const now = await uploader.client.send(address, {
    method: 'HEAD',
    headers: { 'tus-resumable': '1.0.0' },
  })
  expect(now.headers.get('upload-offset')).toBe('0')
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
