import { asItLooks } from './lookAlikes.ts'
import { type NameParts, plain } from './nameParts.ts'

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A word of a text, or a part of one. */
export interface Run extends Stretch {
  readonly written: string
  readonly key: string
  /** The same as it looks, where letters of other scripts stand in it that look like Latin ones. */
  readonly seen: string
}

/** Words; where scripts meet within one, its parts: a Korean particle after a name in Latin letters is a run of its own. */
const runs =
  /\p{sc=Hangul}[\p{sc=Hangul}\p{M}\p{DI}]*|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+|[[\p{L}\p{N}]--[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]](?:[[\p{L}\p{N}\p{M}\p{DI}]--[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]]|['’‘ʼ`](?=\p{L}))*/gv
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u
/** What may stand between two parts of one name. */
const between = /^[\s.,·\-‐‑–'’]{0,3}$/u

/** The words of a text, in order. */
export const runsIn = (text: string, names: NameParts): Run[] =>
  [...text.matchAll(runs)].flatMap(({ 0: written, index }) =>
    cut(runOf(written, index), names.strong),
  )

const runOf = (written: string, from: number): Run => {
  const [key, looks] = [plain(written), asItLooks(written)]
  const seen = looks === written ? key : plain(looks)
  return { from, to: from + written.length, written, key, seen }
}

/** Whether nothing but blanks and dots stands between two stretches, whichever comes first. */
export const isNear = (text: string, one: Stretch, other: Stretch): boolean =>
  between.test(text.slice(Math.min(one.to, other.to), Math.max(one.from, other.from)))

/** A script without blanks between words is cut where a name begins and ends. */
const cut = (run: Run, strong: NameParts['strong']): Run[] => {
  if (!unspaced.test(run.written)) return [run]
  const looked = run.written.normalize('NFC')
  const part = [...strong].filter((one) => looked.includes(one)).sort(longestFirst)[0]
  if (!part) return [run]
  const start = looked.indexOf(part)
  const piece = (from: number, to: number): Run[] => {
    const written = run.written.slice(from, to)
    return written ? [runOf(written, run.from + from)] : []
  }
  const rest = piece(start + part.length, run.written.length).flatMap((one) => cut(one, strong))
  return [...piece(0, start), ...piece(start, start + part.length), ...rest]
}

const longestFirst = (a: string, b: string): number => b.length - a.length
