import { fold } from './names.ts'
import { fullFormsOf } from './nicknames.ts'
import { soundsOf } from './sounds.ts'

/** Keys of names by their parts; a query has the same as an entry, so that what they share is how alike they are. */
export const keysOf = (names: readonly (readonly string[])[]): string[] => [
  ...new Set(names.flatMap(keysOfTokens)),
]

/** Whoever shares nothing but an initial is not looked at, unless initials are all that is asked for. */
export const isTelling = (key: string): boolean => !key.startsWith('i:')

/** `w:` spelling, `i:` initial, `n:` full form of a nickname, `d:` `m:` `r:` sound, `t:` three letters. */
const keysOfTokens = (tokens: readonly string[]): string[] => [
  ...tokens.flatMap((token) => [
    `w:${token}`,
    `i:${[...token][0]}`,
    ...fullFormsOf(token).map((full) => `n:${full}`),
    ...soundsOf(token),
    ...trigramsOf(token),
  ]),
  ...pairsOf(tokens).flatMap((pair) => [`w:${pair}`, ...soundsOf(pair)]),
]

/** Neighbours written as one: "Mac Arthur", "Chul Soo". */
const pairsOf = (tokens: readonly string[]): string[] =>
  tokens.slice(1).map((token, index) => `${tokens[index]}${token}`)

const trigramsOf = (token: string): string[] => {
  const padded = `^${token}`
  if (padded.length < 3) return []
  return Array.from({ length: padded.length - 2 }, (_, at) => `t:${padded.slice(at, at + 3)}`)
}

/** What lists write where there is no number. */
const noNumber = new Set(
  'na none nil null unknown unk x xx xxx tbd notknown 미상 불명 없음 모름 無 不明'.split(' '),
)
/** Whether a cell says that there is none. */
export const isNoNumber = (written: string): boolean => {
  const whole = wholeNumberOf(written)
  return whole === '' || noNumber.has(whole)
}
/** What a spreadsheet makes of a long number; where its last figures are gone, it is nobody's any more. */
const rounded = /^\d(?:[.,]\d+)?E\+?\d+$/i
/** Shorter ones need their letters to tell men apart. */
const LEAST_BARE = 5

/** A service number by its figures, without prefix and leading zeros, where they are many; null when it is none. */
export const numberKeyOf = (serviceNumber: string): string | null => {
  const whole = wholeNumberOf(serviceNumber)
  // Whatever words say that there is none: a number has figures.
  if (!/\p{N}/u.test(whole.replaceAll('0', '')) || rounded.test(serviceNumber.trim())) return null
  const bare = /^\p{L}*0*(\d+)$/u.exec(whole)?.[1] ?? ''
  return bare.length >= LEAST_BARE ? bare : whole
}

/** With its letters, as an entry was found by before: blanks, hyphens and case are left out. */
export const wholeNumberOf = (serviceNumber: string): string =>
  fold(serviceNumber.normalize('NFKC')).replace(/[^\p{L}\p{N}]/gu, '')

/** Whether two numbers of one key can be one: a prefix may be left out, but not be another. */
export const isSameNumber = (one: string, other: string): boolean => {
  const [mine, theirs] = [one, other].map((number) => prefixOf(wholeNumberOf(number)))
  return !mine || !theirs || mine === theirs
}

/** `ASN 12 345 678` says only that it is a number. */
const prefixOf = (whole: string): string =>
  (/^\p{L}*/u.exec(whole)?.[0] ?? '').replace(/^(?:asn|ssn|sn|no|nr|군번|번호)/u, '')
