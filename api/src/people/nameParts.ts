import { romanised } from './hangul.ts'
import { additions, fold } from './names.ts'
import { soundsOf } from './sounds.ts'

/** What a text is looked through for, so that nothing in it says how somebody is called ([P7]). */
export interface NameParts {
  /** Parts that tell wherever they stand, by script; neighbours written as one are among them. */
  readonly strong: ReadonlySet<string>
  /** Parts that are everyday words too, or nearly nothing: they tell only beside another part. */
  readonly weak: ReadonlySet<string>
  /** The first letters of a name, all of them and the outermost two: "ejm", "em". */
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
/** Korean family names of two syllables. */
const longFamily = /^(?:남궁|황보|제갈|사공|선우|서문|독고|동방)/u
const hangul = /^\p{Script=Hangul}+$/u
const han = /^\p{Script=Han}+$/u

/** The parts of some names, in whatever scripts they are written. */
export const partsOfNames = (names: readonly string[]): NameParts => {
  const strong = new Set<string>()
  const weak = new Set<string>()
  const initials = new Set<string>()
  for (const tokens of names.map(tokensIn)) {
    const romans = tokens
      .filter((token) => hangul.test(token))
      .flatMap((token) => romanised(token).split(' '))
    for (const part of [...tokens.flatMap(piecesOf), ...romans])
      (isStrong(part) ? strong : weak).add(part)
    for (const together of joinsOf(tokens)) strong.add(together)
    const first = tokens.map(([letter]) => letter ?? '')
    if (first.length > 1 && !hangul.test(tokens.join('')))
      for (const some of [first, [first[0], first.at(-1)]]) initials.add(some.join(''))
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

/** A Korean or Chinese name in one word is family and given name. */
const piecesOf = (token: string): string[] => {
  if (!(hangul.test(token) || han.test(token)) || token.length < 2 || token.length > 5)
    return [token]
  const family = longFamily.test(token) && token.length > 2 ? 2 : 1
  return [token, token.slice(0, family), token.slice(family)]
}

export const isSyllabic = (part: string): boolean => hangul.test(part) || han.test(part)

const isStrong = (part: string): boolean =>
  isSyllabic(part) ? part.length > 1 : part.length >= LEAST_STRONG && !little.has(part)

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
