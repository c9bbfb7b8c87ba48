import { expect, test } from 'vitest'
import {
  filesIn,
  isLineBroken,
  isSeen,
  isTaken,
  isTooOld,
  kindOf,
  mayKeep,
  otherPlaces,
  placeNow,
  viewNow,
} from './rules.ts'

const here = 'https://rollcall.test'
const none = new Headers()
const get = { method: 'GET', mode: 'cors', headers: none }
const kindAt = (path: string, asked: Partial<Parameters<typeof kindOf>[0]> = {}) =>
  kindOf({ ...get, url: here + path, ...asked }, here)

test('[S1] a device answers for pages, the program, answers and pictures of this site, and for nothing else', () => {
  expect(kindAt('/subjects/1', { mode: 'navigate' })).toBe('page')
  expect(kindAt('/assets/index-1.js')).toBe('program')
  expect(kindAt('/start.js')).toBe('program')
  expect(kindAt('/api/subjects?limit=24')).toBe('answers')
  expect(kindAt('/files/derivatives/ab/cd.webp')).toBe('pictures')
  expect(kindAt('/api/people/1/portraits/2/320.webp')).toBe('pictures')
  for (const path of ['/api/exports/confirmed.csv', '/files/derivatives/ab/cd.webp', '/iiif/3/1'])
    expect(kindAt(path, { mode: 'navigate' })).toBe(null)
  for (const path of ['/iiif/3/1/info.json', '/socket.io/', '/metrics', '/apish', '/offline.js'])
    expect(kindAt(path)).toBe(null)
  expect(kindAt('', { url: 'https://elsewhere.test/api/subjects' })).toBe(null)
})

test('[S1] what changes something goes to the server as it stands, and so does a part of a film; signing in or out is noticed', () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])
    expect(kindAt('/api/tips/thread', { method })).toBe(null)
  const headers = new Headers({ range: 'bytes=0-' })
  expect(kindAt('/api/films/1/video', { headers })).toBe(null)
  expect(kindAt('/api/auth/sign-out', { method: 'POST' })).toBe('account')
  expect(kindAt('/api/auth/sign-in/email', { method: 'POST' })).toBe('account')
})

const answered = (headers: Record<string, string>, other = {}) => ({
  ...{ status: 200, type: 'basic', redirected: false },
  ...other,
  headers: new Headers(headers),
})

test('[A9] an answer is kept where the server says whose view it is: none of a moderator, no refusal, no part, nothing of elsewhere', () => {
  const view = { 'Rollcall-View': 'visitor.0' }
  expect(mayKeep('answers', answered(view))).toBe(true)
  expect(mayKeep('answers', answered({}))).toBe(false)
  expect(mayKeep('answers', answered({ 'Rollcall-View': 'none' }))).toBe(false)
  for (const status of [201, 204, 206, 304, 401, 403, 404, 410, 429, 500, 503])
    expect(mayKeep('answers', answered(view, { status }))).toBe(false)
  for (const type of ['opaque', 'opaqueredirect', 'cors', 'error', 'default'])
    expect(mayKeep('answers', answered(view, { type }))).toBe(false)
  expect(mayKeep('answers', answered(view, { redirected: true }))).toBe(false)
})

test('[A9] a picture is kept where everybody may see it, a page of the server never', () => {
  const isKept = (control: string, other = {}) =>
    mayKeep('pictures', answered({ 'Cache-Control': control }, other))
  expect(isKept('public, max-age=31536000, immutable')).toBe(true)
  expect(isKept('public, no-cache')).toBe(true)
  expect(isKept('private, no-store')).toBe(false)
  expect(isKept('public', { status: 206 })).toBe(false)
  expect(mayKeep('pictures', answered({}))).toBe(false)
  expect(mayKeep('page', answered({ 'Cache-Control': 'public' }))).toBe(false)
  expect(mayKeep('program', answered({}))).toBe(true)
  expect(mayKeep('program', answered({}, { status: 404 }))).toBe(false)
})

test('[A9] one view is kept at a time: at news of another all places of the former are emptied, the program stays', () => {
  const all = ['program 1', 'answers a.5', 'pictures a.5']
  expect(otherPlaces('a.5', all)).toEqual([])
  expect(otherPlaces('a.6', all)).toEqual(['answers a.5', 'pictures a.5'])
  expect(otherPlaces('visitor.5', all)).toEqual(['answers a.5', 'pictures a.5'])
  expect(otherPlaces('none', all)).toEqual(['answers a.5', 'pictures a.5'])
  expect(all.filter(isSeen)).toEqual(['answers a.5', 'pictures a.5'])
  expect(viewNow(all)).toBe('a.5')
  expect(viewNow(['program 1'])).toBe(null)
  expect(placeNow('pictures', all)).toBe('pictures a.5')
  expect(placeNow('pictures', ['program 1'])).toBe(null)
})

test('[A9] what the server refuses now is shown no more, and nothing that is older than five days', () => {
  for (const status of [401, 403, 404, 410]) expect(isTaken({ status })).toBe(true)
  for (const status of [200, 429, 500, 503]) expect(isTaken({ status })).toBe(false)
  const now = Date.parse('2026-11-29T12:00:00Z')
  expect(isTooOld('2026-11-24T12:00:01Z', now)).toBe(false)
  expect(isTooOld('2026-11-24T12:00:00Z', now)).toBe(true)
  for (const at of [null, '', 'yesterday']) expect(isTooOld(at, now)).toBe(true)
})

test('[S1] a broken line is what something between says, not what the server itself refuses', () => {
  for (const status of [502, 504]) expect(isLineBroken({ status })).toBe(true)
  for (const status of [200, 404, 500, 503, 507]) expect(isLineBroken({ status })).toBe(false)
})

test('[S1] the files of the program are those that its page names, each once', () => {
  const page = `<link href="/icon.svg"><script async src="/start.js"></script>
    <template><link href="/assets/a-1.css"><script src="/assets/b-2.js"></script><link href="/assets/b-2.js"></template>
    <img src="/files/derivatives/ab/cd.webp"><a href="/tip">`
  expect(filesIn(page)).toEqual(['/icon.svg', '/start.js', '/assets/a-1.css', '/assets/b-2.js'])
})
