import { folded } from '@rollcall/contract/text.ts'

interface Named {
  readonly text: string
}

/** A name is looked for by each of its words on; more words than these no camp has. */
const MOST_WORDS = 12

/** However it is written: "Camp 5" and "CAMP ５" are one. */
export const foldCamp = (name: string): string => folded(name.normalize('NFKC'))

/** Whole names, so that whoever uses one again means the same camp. */
export const calledOf = (names: readonly Named[]): string[] => [
  ...new Set(names.map(({ text }) => foldCamp(text))),
]

/** What it is found by while a name is typed: each name from each of its words on. */
export const campKeysOf = (names: readonly Named[]): string[] => [
  ...new Set(names.flatMap(({ text }) => endingsOf(wordsOf(text)))),
]

const endingsOf = (words: readonly string[]): string[] =>
  words.map((_, at) => words.slice(at).join(' '))

const wordsOf = (text: string): string[] =>
  foldCamp(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, MOST_WORDS)

/** What is typed, as keys are written. */
export const soughtIn = (q: string): string => wordsOf(q).join(' ')

const DIGITS = 8

/** In the order of its first name; Camp 10 stands after Camp 2. */
export const campOrderOf = ([first]: readonly Named[]): string =>
  foldCamp(first?.text ?? '').replace(/\d+/g, (number) => number.padStart(DIGITS, '0'))

/** All that follows from what a camp is called. The first name is the one that no other camp goes by. */
export const derivedFrom = (names: readonly Named[]) => ({
  name: names[0]?.text ?? '',
  called: calledOf(names),
  keys: campKeysOf(names),
  order: campOrderOf(names),
})
