import { fold, tokensOf } from './names.ts'
import { fullFormsOf } from './nicknames.ts'
import { soundsOf } from './sounds.ts'

/** Keys that an entry is found by; those of a query are the same, so that what they share is how alike they are. */
export const keysOf = (names: readonly string[]): string[] => [
  ...new Set(names.flatMap((name) => keysOfTokens(tokensOf(name)))),
]

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

/** A service number by its letters and digits alone; null when it has none. */
export const numberKeyOf = (serviceNumber: string): string | null =>
  fold(serviceNumber).replace(/[^\p{L}\p{N}]/gu, '') || null
