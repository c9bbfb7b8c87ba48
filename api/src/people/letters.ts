import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { ListLook, ListReading } from '@rollcall/contract/roster.ts'
import { KoreanDecoder } from './korean.ts'

export type Encoding = NonNullable<ListLook['encoding']>
type By = NonNullable<ListLook['encodingBy']>

const HEAD_BYTES = 65_536

const decoders: Readonly<Partial<Record<Encoding, string>>> = {
  'latin-1': 'windows-1252',
  'shift-jis': 'shift_jis',
}

export const decoderOf = (encoding: Encoding) =>
  encoding === 'euc-kr' ? new KoreanDecoder() : new TextDecoder(decoders[encoding] ?? encoding)

/** The first bytes of a file, by which it is looked at. */
export const headOf = async (file: string): Promise<Uint8Array> => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** How the letters of a file are written, and by what that was found. */
export const encodingOf = async (
  file: string,
  head: Uint8Array,
  given: ListReading['encoding'],
): Promise<[Encoding, By]> => {
  const [first = 0, second = 0, third = 0] = head
  if (first === 0xff && second === 0xfe) return ['utf-16le', 'first-bytes']
  if (first === 0xfe && second === 0xff) return ['utf-16be', 'first-bytes']
  if (first === 0xef && second === 0xbb && third === 0xbf) return ['utf-8', 'first-bytes']
  if (given === 'utf-16') return [wideEnd(head) ?? wideBetween(head) ?? 'utf-16le', 'mapping']
  if (given) return [given, 'mapping']
  const end = wideEnd(head)
  if (end) return [end, 'every-other-byte']
  if (await isUtf8(file)) return ['utf-8', 'fits']
  const wide = wideBetween(head)
  return wide ? [wide, 'every-other-byte'] : [guessed(head), 'guess']
}

const MOST_LATIN = 0.4

/** Which of two bytes is zero in most of what is Latin, where no mark says it. */
const wideEnd = (head: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const pairs = Math.floor(head.length / 2)
  const zeros = (from: number) =>
    Array.from({ length: pairs }).filter((_, at) => head[2 * at + from] === 0).length
  const [before, after] = [zeros(0), zeros(1)]
  if (pairs === 0 || Math.max(before, after) < pairs * MOST_LATIN) return null
  return after > before ? 'utf-16le' : 'utf-16be'
}

const FEW = 50

/** In Korean as UTF-16 only what divides cells and lines is Latin. */
const wideBetween = (head: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const dividing = (encoding: 'utf-16le' | 'utf-16be') =>
    new TextDecoder(encoding).decode(head, { stream: true }).match(/[\t\r\n ,;|]/g)?.length ?? 0
  const [little, big] = [dividing('utf-16le'), dividing('utf-16be')]
  if (Math.max(little, big) * FEW < head.length / 2 || little === big) return null
  return little > big ? 'utf-16le' : 'utf-16be'
}

const isUtf8 = async (file: string): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(file))
      decoder.decode(bytes as Uint8Array, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** A letter that a database cut in half costs itself, and not the letters of the whole list. */
const guessed = (head: Uint8Array): Encoding => {
  if (isMostly(head, 'utf-8')) return 'utf-8'
  if (looksKorean(head) && isMostly(head, 'euc-kr')) return 'euc-kr'
  return looksJapanese(head) && isMostly(head, 'shift-jis') ? 'shift-jis' : 'latin-1'
}

const SOUND = 5

const isMostly = (head: Uint8Array, encoding: Encoding): boolean => {
  const foreign =
    decoderOf(encoding)
      .decode(head, { stream: true })
      .match(/[^\0-\x7f]/gu) ?? []
  const damaged = foreign.filter((letter) => letter === '\ufffd').length
  return foreign.length > 0 && damaged * SOUND < foreign.length
}

/** Korean letters are mostly two high bytes together; an accent in a Latin name stands alone. */
const looksKorean = (head: Uint8Array): boolean => {
  const pairs = pairsIn(head)
  const together = pairs.filter(([, trail]) => trail >= 0xa1).length
  return together * 2 > pairs.length
}

/** Kana, and bytes that Windows gives no letter in the West. */
const japanese = new Set([0x81, 0x82, 0x83, 0x8d, 0x8f, 0x90, 0x9d])

const looksJapanese = (head: Uint8Array): boolean => {
  const pairs = pairsIn(head)
  return pairs.filter(([lead]) => japanese.has(lead)).length * 10 > pairs.length
}

/** High bytes with what follows each. */
const pairsIn = (head: Uint8Array): [lead: number, trail: number][] => {
  const pairs: [number, number][] = []
  for (let at = 0; at < head.length; at += 1) {
    const [lead = 0, trail = 0] = [head[at], head[at + 1]]
    if (lead < 0x81) continue
    pairs.push([lead, trail])
    at += 1
  }
  return pairs
}
