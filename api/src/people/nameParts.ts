import { longFamilies, romanised } from './hangul.ts'
import { asItLooks } from './lookAlikes.ts'
import { additions, fold } from './names.ts'
import { abbreviated } from './nicknames.ts'
import { soundsOf } from './sounds.ts'

/** What a text is looked through for, so that nothing in it says how somebody is called ([P7]). */
export interface NameParts {
  /** Parts that tell wherever they stand, by script; neighbours written as one are among them. */
  readonly strong: ReadonlySet<string>
  /** Parts that are everyday words too, or nearly nothing: they tell only beside another part. */
  readonly weak: ReadonlySet<string>
  /** The first letters of a name, all of them and the first with each other: "ejm", "ej", "em". */
  readonly initials: ReadonlySet<string>
  /** How parts in Latin letters sound, to be heard in Hangul, and the other way round. */
  readonly sounds: { readonly latin: ReadonlySet<string>; readonly hangul: ReadonlySet<string> }
  /** Service numbers by their figures, which stand among the names. */
  readonly numbers: readonly string[]
}

/** Without case, accents, apostrophes and what cannot be seen. */
export const plain = (word: string): string =>
  fold(word.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, ''))

/** Little words of names, which are words by themselves. */
export const little: ReadonlySet<string> = new Set(
  'van von de der den del della di da do dos du la le el al bin ibn ter ten zu zum zur mac'.split(
    ' ',
  ),
)
const number = /^\d{5,}$/u
const LEAST_STRONG = 3
const MOST_SYLLABLES = 6
/** Family names of two syllables in Chinese writing, beside those in Hangul. */
const longHan =
  '南宮|皇甫|諸葛|诸葛|司空|鮮于|獨孤|東方|歐陽|欧阳|司馬|司马|司徒|上官|夏侯|令狐|慕容|公孫|公孙|尉遲|尉迟'
const longFamily = new RegExp(`^(?:${Object.keys(longFamilies).join('|')}|${longHan})`, 'u')
const hangul = /^\p{Script=Hangul}+$/u
const han = /^\p{Script=Han}+$/u

/** The parts of some names, in whatever scripts they are written. */
export const partsOfNames = (names: readonly string[]): NameParts => {
  const strong = new Set<string>()
  const weak = new Set<string>()
  const initials = new Set<string>()
  const written = (name: string) => [...new Set([name, spelt(name), asItLooks(name)])]
  for (const tokens of names.flatMap(written).map(tokensIn)) {
    const romans = tokens
      .filter((token) => hangul.test(token))
      .flatMap((token) => romanised(token).split(' '))
    for (const part of [...tokens.flatMap(piecesOf), ...romans])
      (isStrong(part) ? strong : weak).add(part)
    for (const together of joinsOf(tokens)) strong.add(together)
    const first = tokens.map(([letter]) => letter ?? '')
    if (first.length > 1 && !hangul.test(tokens.join('')))
      for (const some of [first, ...first.slice(1).map((other) => [first[0], other])])
        initials.add(some.join(''))
  }
  const soundsIn = (isOf: (part: string) => boolean) =>
    new Set([...strong].filter(isOf).flatMap(soundsAcross))
  const sounds = {
    latin: soundsIn((part) => !isSyllabic(part)),
    hangul: soundsIn((part) => hangul.test(part)),
  }
  return { strong, weak, initials, sounds, numbers: names.filter((name) => number.test(name)) }
}

const tokensIn = (name: string): string[] => {
  const all = name.split(/[^\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}'’‘ʼ`]+/u).map(plain)
  const words = all.filter((word) => /\p{L}/u.test(word))
  const own = words.filter((word) => !additions.has(word))
  // "O'Neill" is looked for as "Neill" too.
  const tails = [...name.matchAll(/['’‘ʼ`](\p{L}{3,})/gu)].map(([, tail = '']) => plain(tail))
  return [...(own.length ? own : words), ...tails]
}

/**
 * A Korean or Chinese name in one word is family and given name; where the one ends, not all say: 서문수 may be either. Of
 * others how they are written too.
 */
const piecesOf = (token: string): string[] => {
  if (!isSyllabic(token)) return writtenAs(token)
  if (token.length < 2 || token.length > MOST_SYLLABLES) return [token]
  const most = token.length > 3 ? token.length - 2 : longFamily.test(token) ? 2 : 1
  const ends = [1, 2, 3].filter((end) => end <= most && end < token.length)
  return [token, ...ends.flatMap((end) => [token.slice(0, end), token.slice(end)])]
}

/** "McDonald" and "MacDonald", "Robt" and "Robert", Παπαδόπουλος without its ending. */
const writtenAs = (token: string): string[] => [
  token,
  ...(/^mc\p{L}{3}/u.test(token) ? [`mac${token.slice(2)}`, `m${token.slice(2)}`] : []),
  ...(/^mac\p{L}{4}/u.test(token) ? [`mc${token.slice(3)}`] : []),
  ...abbreviated(token),
  ...(stemOf(token).length >= LEAST_STRONG ? [stemOf(token)] : []),
]

/** In Greek and Cyrillic letters the ending of a name follows from its place in the sentence. */
export const stemOf = (word: string): string =>
  word.replace(
    /(?<=\p{sc=Greek}{3})[αεηιουω]{1,2}[ςσν]?$|(?<=\p{sc=Cyrillic}{3})[аеёиоуыэюяйьъ]{1,2}$/u,
    '',
  )

/** As typewriters have it: "Müller" is "Mueller". */
export const spelt = (name: string): string =>
  name.normalize('NFC').replace(/[äöüøå]/giu, (letter) => typed[letter.toLowerCase()] ?? letter)
const typed: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

/** Letters that are syllables, with particles before and behind them. */
const ethiopic = /^\p{sc=Ethiopic}+$/u
/** Words run on in these, or begin with what means "and" or "of". */
const runsOn = /^[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Arabic}\p{sc=Hebrew}]+$/u
/** From so many letters on, a part tells within a longer word too. */
export const leastWithin = (part: string): number =>
  ethiopic.test(part) ? 2 : runsOn.test(part) ? LEAST_STRONG : 4

export const isSyllabic = (part: string): boolean => hangul.test(part) || han.test(part)

const isStrong = (part: string): boolean =>
  isSyllabic(part) || ethiopic.test(part)
    ? part.length > 1
    : part.length >= LEAST_STRONG && !little.has(part)

/** Neighbours, and the whole name, written as one word, also with the family name first. */
const joinsOf = (tokens: readonly string[]): string[] => {
  const neighbours = tokens.slice(1).map((token, at) => `${tokens[at]}${token}`)
  const [last = '', ...before] = tokens.toReversed()
  const whole = [tokens.join(''), [last, ...before.toReversed()].join('')]
  return [...neighbours, ...whole].filter(
    (together) => together.length > LEAST_STRONG || (isSyllabic(together) && together.length > 1),
  )
}

/** How a part sounds, to be found in another script; "r:kim" is too short to say anything. */
export const soundsAcross = (part: string): string[] =>
  romanised(part)
    .split(' ')
    .flatMap(soundsOf)
    .filter((sound) => sound.startsWith('r:') && sound.length > 'r:kim'.length)
