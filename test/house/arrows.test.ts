import { expect, test } from 'vitest'
import { from, read, sourcesBelow } from '../support/tree.ts'

const features = [
  ...['accounts', 'people', 'films', 'stills', 'subjects', 'votes', 'identifications', 'cases'],
  ...['tips', 'discussion', 'moderation', 'exports'],
]
/** From left to right: a file imports its own room and those to the left of it. */
const rooms = ['contract', 'platform', 'media', ...features, 'realtime', 'compose', 'entry']
const entries = ['server', 'worker', 'cli', 'supervise']

const roomOf = (file: string): string => {
  if (file.startsWith('api/contract/src/')) return 'contract'
  if (file.startsWith('client/src/')) return 'client'
  const first = /^api\/src\/([\w-]+)/.exec(file)?.[1] ?? file
  return entries.includes(first) ? 'entry' : first
}

const targetOf = (file: string, name: string): string => {
  if (name.startsWith('.')) return from(file, name)
  return name
    .replace(/^@rollcall\/contract\//, 'api/contract/src/')
    .replace(/^@rollcall\/(api|client)\//, '$1/src/')
}

const files = ['api/contract/src', 'api/src', 'client/src'].flatMap(sourcesBelow)
const imports = files.flatMap((file) =>
  [...read(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => {
    const target = targetOf(file, name)
    return { file, target, here: roomOf(file), there: roomOf(target), ours: target !== name }
  }),
)
const own = imports.filter(({ ours }) => ours)
const offenders = (wrong: (one: (typeof imports)[number]) => boolean): string[] =>
  imports.filter(wrong).map(({ file, target }) => `${file} -> ${target}`)

test('enough was read to judge by', () => {
  expect(files.length).toBeGreaterThan(150)
  expect(own.length).toBeGreaterThan(400)
  expect(new Set(own.map(({ here }) => here)).size).toBeGreaterThan(12)
})

test('every file of the API stands in a room', () => {
  const homeless = files.filter((file) => ![...rooms, 'client'].includes(roomOf(file)))
  expect(homeless).toEqual([])
})

test('arrows go one way: contract, platform, media, features, realtime, compose, entries', () => {
  const right = (here: string, there: string) => rooms.indexOf(there) > rooms.indexOf(here)
  expect(
    offenders(({ ours, here, there }) => ours && here !== 'client' && right(here, there)),
  ).toEqual([])
})

test('a feature imports other features by their service only', () => {
  const across = ({ here, there, ours }: (typeof imports)[number]) =>
    ours && here !== there && features.includes(here) && features.includes(there)
  expect(offenders((one) => across(one) && !one.target.endsWith('.service.ts'))).toEqual([])
})

test('the client imports the contract and itself only', () => {
  expect(
    offenders(
      ({ here, there, ours }) =>
        here === 'client' && ours && !['client', 'contract'].includes(there),
    ),
  ).toEqual([])
})

test('the contract knows zod and dates: no Node, no database, no HTTP', () => {
  const known = ['zod', 'edtf']
  expect(
    offenders(({ here, ours, target }) => here === 'contract' && !ours && !known.includes(target)),
  ).toEqual([])
})

test.each([
  ['sharp', /^api\/src\/media\//],
  ['mongoose', /(?<!\.routes)\.ts$/],
  ['mongodb', /(?<!\.routes)\.ts$/],
  ['express', /^api\/src\/(platform|realtime|compose|server|[\w-]+\/[\w-]+\.routes\.ts)/],
  ['socket.io', /^api\/src\/realtime\//],
  ['socket.io-client', /^client\/src\/live\//],
])('only those who may import %s do', (name, place) => {
  expect(offenders(({ file, target }) => target === name && !place.test(file))).toEqual([])
})
