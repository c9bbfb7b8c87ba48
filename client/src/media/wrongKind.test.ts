import { expect, test } from 'vitest'
import { wrongKind } from './wrongKind.ts'

const reasonOf = async (...parts: BlobPart[]) =>
  (await wrongKind(new Blob(parts)))?.document.reason ?? null

test.each([
  ['%!PS a report', 'document'],
  ['PK\x03\x04 a folder', 'archive'],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'markup'],
  ['#EXTM3U', 'playlist'],
  ['He wrote home twice.', 'text'],
  ['ID3 a song', 'sound'],
])('[A3] what begins with “%s” is refused before it is sent', async (head, reason) => {
  expect(await reasonOf(head)).toBe(reason)
})

test('[A3] what may be a picture, a film or a source document is sent, and an empty file is not', async () => {
  expect(await reasonOf('%PDF-1.7 a memorandum')).toBe(null)
  expect(await reasonOf('')).toBe('empty')
  expect(await reasonOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe(null)
  expect(await reasonOf(new Uint8Array([0, 0, 0, 24]), 'ftypheic')).toBe(null)
  expect(await reasonOf(new Uint8Array([0, 0, 1, 0xba, 0x44]))).toBe(null)
})
