import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, read, root, sourcesBelow } from '../support/tree.ts'

const MOST_BYTES = 2 << 20
const files = filesBelow().filter((file) => !/\.(png|jpe?g|webp|woff2?|ico|mp4)$/.test(file))

/** Written so that no pattern finds itself. */
const unwanted = {
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY/,
  'an access key': /\b(AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|sk-[A-Za-z0-9_-]{32,})/,
  'a password in an address': /\b[a-z+]+:\/\/(?!user:password@)[^\s:@/'"`$]+:[^\s:@/'"`$]+@[\w.]+/,
  'a path of one machine': /(?<![\w.])\/(work|home|Users)\/[\w.-]+\//,
  'work left for later': /\b(TODO|FIXME|XXX|HACK)\b:?/,
}

test.each(Object.entries(unwanted))('no file holds %s', (_, pattern) => {
  const found = files.flatMap((file) => {
    const hit = file.endsWith('package-lock.json') ? null : pattern.exec(read(file))
    return hit && !file.endsWith('hygiene.test.ts') ? [`${file}: ${hit[0]}`] : []
  })
  expect(found).toEqual([])
})

test('the lock names no host: packages come from wherever npm is told to get them', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/)
})

test('nothing large lies among the sources', () => {
  // Kept data folders are what they are: whole, with their films.
  const isKept = (file: string) => file.startsWith('test/kept/')
  const isLarge = (file: string) => statSync(join(root, file)).size > MOST_BYTES
  expect(filesBelow().filter((file) => isLarge(file) && !isKept(file))).toEqual([])
})

/** Words that stood for several things, each with the one place that says what it means now. */
const homes = {
  Standing: 'api/contract/src/standing.ts',
  Joined: 'client/src/subjects/Joined.tsx',
  Part: 'client/src/ui/Part.tsx',
  Desk: 'api/src/moderation/queue.reader.ts',
  clientOf: 'api/src/platform/http/clientAddress.ts',
  loadOwn: 'api/src/subjects/subject.reader.ts',
  useManName: 'client/src/men/useManName.ts',
} as const

test.each(Object.entries(homes))('%s means one thing', (word, home) => {
  const declares = new RegExp(
    `^\\s*(export )?(async )?(const|function|interface|type|class) ${word}\\b`,
    'm',
  )
  const sources = ['api/contract/src', 'api/src', 'client/src'].flatMap(sourcesBelow)
  expect(sources.filter((file) => declares.test(read(file)))).toEqual([home])
})
