import { expect, test } from 'vitest'
import type { Taken } from './taking.ts'
import { watching } from './whole.ts'

/** What is seen of a file that comes in pieces of so many bytes. */
const seen = (kind: Taken, text: string | Uint8Array, piece = 7) => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const watched = watching(kind)
  for (let at = 0; at < bytes.length; at += piece) watched.see(bytes.subarray(at, at + piece))
  return watched
}

const files = {
  csv: '\ufeffid,text\r\n1,"a\nb, ""c"""\r\n2,plain\r\n3,"\r\n\r\n"\r\n',
  jsonl: '{"a":1}\n{"a":"\\n"}\n{"a":3}\n',
  json: '{"notice":"x","items":[\n{"a":1},\n{"a":2},\n{"a":3}\n],"rows":3}\n',
} as const

test.each(Object.entries(files))(
  '[E3] %s: rows are counted however it comes, and one that broke off anywhere is not whole',
  (kind, text) => {
    for (const piece of [1, 3, 1000]) {
      const whole = seen(kind as Taken, text, piece)
      expect([whole.rows(), whole.isWhole(3), whole.isWhole(4)]).toEqual([3, true, false])
    }
    for (let end = 1; end < text.length - 1; end += 1)
      expect([end, seen(kind as Taken, text.slice(0, end)).isWhole(3)]).toEqual([end, false])
  },
)

test('[E3] a file without rows is whole where the server said so', () => {
  expect(seen('csv', '\ufeffid,text\r\n').isWhole(0)).toBe(true)
  expect(seen('jsonl', '').isWhole(0)).toBe(true)
  expect(seen('jsonl', '').isWhole(1)).toBe(false)
  expect(seen('json', '{"items":[\n],"rows":0}\n').isWhole(0)).toBe(true)
})

test('[E3] an archive is whole with its end alone', () => {
  const end = [0x50, 0x4b, 5, 6, ...Array<number>(18).fill(0)]
  const whole = new Uint8Array([...Array<number>(100).fill(1), ...end])
  for (const kind of ['xlsx', 'zip'] as const) {
    expect(seen(kind, whole).isWhole(null)).toBe(true)
    expect(seen(kind, whole.subarray(0, -1)).isWhole(null)).toBe(false)
    expect(seen(kind, whole.subarray(0, 60)).isWhole(null)).toBe(false)
  }
})

test('[E3] a dossier is whole with its last line alone', () => {
  const whole = '%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n'
  expect(seen('pdf', whole).isWhole(null)).toBe(true)
  for (let end = 1; end < whole.length - 1; end += 1)
    expect([end, seen('pdf', whole.slice(0, end)).isWhole(null)]).toEqual([end, false])
})
