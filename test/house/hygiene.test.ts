import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, read, root } from '../support/tree.ts'

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
