import { createHmac, timingSafeEqual } from 'node:crypto'
import { wordlist } from '@scure/bip39/wordlists/english.js'

/** Words of 11 bits each: 33 bits to look a tip up by, 88 bits of secret, and 11 that only we can compute. */
const LOOKUP_WORDS = 3
const SECRET_WORDS = 8
const WORD_BITS = 11
const WORDS = LOOKUP_WORDS + SECRET_WORDS + 1

/** A receipt in its parts, each in words of the list with one blank between. */
export interface Receipt {
  readonly lookup: string
  readonly secret: string
}

const mac = (key: string, what: string, of: string): Buffer =>
  createHmac('sha256', key).update(`${what}\n${of}`).digest()

/** The receipt of what `maker` stands for: the same for the same, under the same key ([T3]). */
export const receiptFor = (key: string, maker: string): Receipt => ({
  lookup: wordsFrom(mac(key, 'look-up', maker), LOOKUP_WORDS),
  secret: wordsFrom(mac(key, 'secret', maker), SECRET_WORDS),
})

/** As its owner gets it; `of` tells what it is a receipt of, where that is no tip, by its last word. */
export const written = (key: string, receipt: Receipt, of?: string): string =>
  [receipt.lookup, receipt.secret, seal(key, receipt, of)].join(' ')

/**
 * What a receipt says, or null where it cannot be one of ours. All but one in 2,048 guesses and slips of the pen fall
 * here, for the price of one HMAC: neither the database nor the slow hash is asked.
 */
export const readReceipt = (key: string, text: string, of?: string): Receipt | null => {
  const words = wordsIn(text)
  if (!words) return null
  const receipt = {
    lookup: words.slice(0, LOOKUP_WORDS).join(' '),
    secret: words.slice(LOOKUP_WORDS, -1).join(' '),
  }
  const sealed = timingSafeEqual(indexOf(words.at(-1) ?? ''), indexOf(seal(key, receipt, of)))
  return sealed ? receipt : null
}

/** What a slip of the pen mostly leaves as it is: the words that something is looked up by, as far as they are words. */
export const beginningOf = (text: string): string => typed(text).slice(0, LOOKUP_WORDS).join(' ')

const seal = (key: string, { lookup, secret }: Receipt, of?: string): string =>
  wordsFrom(mac(key, of ? `seal of a ${of}` : 'seal', `${lookup} ${secret}`), 1)

const wordsFrom = (bytes: Buffer, count: number): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const word = (at: number): string | undefined =>
    wordlist[Number.parseInt(bits.slice(at * WORD_BITS, (at + 1) * WORD_BITS), 2)]
  return Array.from({ length: count }, (_, at) => word(at)).join(' ')
}

/** No two words of the list begin with the same four letters. */
const LETTERS = 4
const byLetters = new Map(wordlist.map((word) => [word.slice(0, LETTERS), word]))

/** Upper case, commas, hyphens, numbers and more blanks do not matter; of a word its first four letters do. */
const wordsIn = (text: string): string[] | null => {
  const words = typed(text).map((word) => byLetters.get(word.slice(0, LETTERS)))
  return words.length === WORDS && words.every((word) => word !== undefined) ? words : null
}

const typed = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[a-z]+/g) ?? []

const indexOf = (word: string): Buffer => {
  const index = Buffer.alloc(2)
  index.writeUInt16BE(wordlist.indexOf(word))
  return index
}
