import { expect, test } from 'vitest'
import { from, sourcesBelow } from '../support/tree.ts'
import { importedBy } from './imports.ts'

const features = [
  ...['accounts', 'camps', 'people', 'films', 'stills', 'subjects', 'documents', 'votes'],
  ...[
    'identifications',
    'cases',
    'tips',
    'flags',
    'discussion',
    'moderation',
    'exports',
    'search',
    'ingest',
  ],
]
/** From left to right: a file imports its own room and those to the left of it. */
const rooms = [
  ...['contract', 'platform', 'media', ...features],
  // What is shown of several features at once.
  ...['iiif', 'pages', 'realtime', 'demo', 'migrations', 'compose', 'entry'],
]
/** The client's: what knows no feature, what several features draw, the features, and what puts them together. */
const clientRooms = [
  ...['contract', 'keep', 'offline', 'i18n', 'api', 'refused', 'ui', 'live'],
  ...['dates', 'media', 'men', 'history', 'cite', 'attached', 'looking'],
  ...[
    'accounts',
    'camps',
    'exclusions',
    'people',
    'roster',
    'films',
    'stills',
    'subjects',
    'documents',
    'votes',
  ],
  ...[
    'pool',
    'identifications',
    'cases',
    'compare',
    'tips',
    'sheet',
    'moderation',
    'exports',
    'figures',
    'office',
    'search',
  ],
  ...['about', 'app'],
]
const entries = [
  'server',
  'serverProcess',
  'worker',
  'workerProcess',
  'supervisor',
  'install',
  'supervise',
  'cli',
]

const roomOf = (file: string): string => {
  if (file.startsWith('api/contract/src/')) return 'contract'
  if (file.startsWith('client/src/')) return 'client'
  const first = /^api\/src\/([\w-]+)/.exec(file)?.[1] ?? file
  return entries.includes(first) ? 'entry' : first
}

const clientRoomOf = (file: string): string =>
  /^client\/src\/([\w-]+)\//.exec(file)?.[1] ?? roomOf(file)

const targetOf = (file: string, name: string): string => {
  if (name.startsWith('.')) return from(file, name)
  return name
    .replace(/^@rollcall\/contract\//, 'api/contract/src/')
    .replace(/^@rollcall\/(api|client)\//, '$1/src/')
}

/** `import type { A }`, and `import { type A, type B }`: nothing of it is left when the program runs. */
const isOfTypes = (clause: string): boolean =>
  /^type\b/.test(clause) || /^\{\s*(type \w+,?\s*)+\}$/.test(clause)

const importsOf = (file: string) =>
  importedBy(file).map(({ clause, name }) => {
    const target = targetOf(file, name)
    const ours = target !== name
    return {
      file,
      target,
      here: roomOf(file),
      there: roomOf(target),
      ours,
      types: isOfTypes(clause),
    }
  })

const files = ['api/contract/src', 'api/src', 'client/src'].flatMap(sourcesBelow)
const imports = files.flatMap(importsOf)
type Import = (typeof imports)[number]
const offenders = (wrong: (one: Import) => boolean): string[] =>
  imports.filter(wrong).map(({ file, target }) => `${file} -> ${target}`)

test('enough was read to judge by', () => {
  const own = imports.filter(({ ours }) => ours)
  expect(files.length).toBeGreaterThan(150)
  expect(own.length).toBeGreaterThan(400)
  expect(new Set(own.map(({ here }) => here)).size).toBeGreaterThan(12)
})

test('every file of the API stands in a room', () => {
  expect(files.filter((file) => ![...rooms, 'client'].includes(roomOf(file)))).toEqual([])
})

test('arrows go one way: contract, platform, media, features, pages, realtime, compose, entries', () => {
  const right = ({ here, there }: Import) => rooms.indexOf(there) > rooms.indexOf(here)
  expect(offenders((one) => one.ours && one.here !== 'client' && right(one))).toEqual([])
})

test('every file of the client stands in a room of its own', () => {
  const ours = files.filter((file) => roomOf(file) === 'client')
  expect(ours.filter((file) => !clientRooms.includes(clientRoomOf(file)))).toEqual([])
  expect(clientRooms.filter((room) => !ours.some((file) => clientRoomOf(file) === room))).toEqual([
    'contract',
  ])
})

test('they go one way in the client too, in the same order of features', () => {
  const shared = features.filter((one) => clientRooms.includes(one))
  expect(clientRooms.filter((one) => shared.includes(one))).toEqual(shared)
  // The texts of all features are gathered by their namespaces, and are no code.
  const right = ({ file, target }: Import) =>
    !target.endsWith('.json') &&
    clientRooms.indexOf(clientRoomOf(target)) > clientRooms.indexOf(clientRoomOf(file))
  expect(offenders((one) => one.ours && one.here === 'client' && right(one))).toEqual([])
})

test('a feature takes of another what it does, reads and presents, its types, and what is pure', () => {
  const across = ({ here, there, ours, types }: Import) =>
    ours && !types && here !== there && features.includes(here) && features.includes(there)
  const isOffered = (target: string) => /\.(service|reader|presenter)\.ts$/.test(target)
  const isPure = (target: string) =>
    !/\.\w+\.ts$/.test(target) &&
    importsOf(target).every((one) => one.types || !/database\/|\.\w+\.ts$/.test(one.target))
  expect(offenders((one) => across(one) && !isOffered(one.target) && !isPure(one.target))).toEqual(
    [],
  )
})

test('the client imports the contract and itself only', () => {
  const known = ['client', 'contract']
  expect(
    offenders((one) => one.here === 'client' && one.ours && !known.includes(one.there)),
  ).toEqual([])
})

test('the contract knows zod and dates: no Node, no database, no HTTP', () => {
  const known = ['zod', 'edtf']
  expect(
    offenders((one) => one.here === 'contract' && !one.ours && !known.includes(one.target)),
  ).toEqual([])
})

test.each([
  ['sharp', /^api\/src\/media\//],
  ['mongoose', /(?<!\.routes)\.ts$/],
  ['mongodb', /(?<!\.routes)\.ts$/],
  ['express', /^api\/src\/(platform\/|realtime\/|compose|server|[\w-]+\/[\w-]+\.routes\.ts)/],
  ['socket.io', /^api\/src\/realtime\//],
  ['socket.io-client', /^client\/src\/live\//],
])('only those who may import %s do', (name, place) => {
  expect(offenders(({ file, target }) => target === name && !place.test(file))).toEqual([])
})
