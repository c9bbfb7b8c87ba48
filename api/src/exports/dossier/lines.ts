import { type Face, type FontFile, fontFor } from './fonts.ts'

/** A piece of a text, in one face. */
export interface Span {
  readonly text: string
  readonly face: Face
}

/** What one font draws at once. */
export interface Run {
  readonly text: string
  readonly file: FontFile
  /** What it stands for, where no font of ours has that: what is copied out of the page is the text itself. */
  readonly actual?: string
}

export interface Line {
  readonly runs: readonly Run[]
  readonly width: number
}

/** How wide something is, in points, at the size that is meant. */
type Measure = (run: Run) => number

const WIDE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`
const CLOSING = String.raw`[\p{Pe}\p{Pf}、。，．！？]*`
/** What stays on one line: a word with its hyphen, or one sign of a script that knows no blanks. */
const piece = new RegExp(
  String.raw`\n|[^\S\n]+|[${WIDE}]${CLOSING}|[^\s${WIDE}\-/]*[-/]|[^\s${WIDE}\-/]+`,
  'gu',
)

/** Breaks a text into lines no wider than `width`; its own line breaks stay. */
export const linesOf = (spans: readonly Span[], width: number, measure: Measure): Line[] => {
  const lines: Line[] = []
  let runs: Run[] = []
  let used = 0
  const end = () => {
    lines.push({ runs: joined(trimmed(runs)), width: used })
    runs = []
    used = 0
  }
  const put = (some: readonly Run[], wide: number) => {
    runs.push(...some)
    used += wide
  }
  for (const { text, face } of spans)
    for (const [word] of clean(text).matchAll(piece)) {
      if (word === '\n') {
        end()
        continue
      }
      const own = runsOf(word, face)
      const wide = sum(own, measure)
      if (used + wide <= width || (used > 0 && /^\s+$/u.test(word))) put(own, wide)
      else {
        if (runs.length > 0) end()
        if (/^\s+$/u.test(word)) continue
        if (wide <= width) put(own, wide)
        else
          for (const [sign] of word.matchAll(/\P{M}\p{M}*/gu)) {
            const one = runsOf(sign, face)
            const oneWide = sum(one, measure)
            if (used + oneWide > width) end()
            put(one, oneWide)
          }
      }
    }
  if (runs.length > 0 || lines.length === 0) end()
  return lines
}

const sum = (runs: readonly Run[], measure: Measure): number =>
  runs.reduce((all, run) => all + measure(run), 0)

/** Composed, so that Hangul typed in parts is one sign; without what nobody sees. */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f]/gu, '\n')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, (sign) => (sign === '\n' ? sign : ''))

/** What covers a name ([P7]), which fonts of letters have as another square. */
const MASK = '█'

/** By which fonts a word is drawn. A sign that no font has is drawn as its number, U+1F600. */
export const runsOf = (text: string, face: Face): Run[] => {
  const runs: Run[] = []
  for (const sign of text) {
    const codePoint = sign.codePointAt(0) ?? 0
    const file = fontFor(face, codePoint)
    const last = runs.at(-1)
    if (sign === MASK && last?.actual?.startsWith(MASK))
      runs[runs.length - 1] = { ...last, text: `${last.text}■`, actual: last.actual + MASK }
    else if (sign === MASK) runs.push(...runsOf('■', face).map((run) => ({ ...run, actual: sign })))
    else if (!file) {
      const number = `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`
      runs.push(...runsOf(number, face).map((run) => ({ ...run, actual: sign })))
    } else if (last && last.file === file && last.actual === undefined)
      runs[runs.length - 1] = { ...last, text: last.text + sign }
    else runs.push({ text: sign, file })
  }
  return runs
}

const trimmed = (runs: readonly Run[]): readonly Run[] => {
  const last = runs.at(-1)
  if (!last || last.actual !== undefined || !/\s$/u.test(last.text)) return runs
  const text = last.text.trimEnd()
  return text ? [...runs.slice(0, -1), { ...last, text }] : trimmed(runs.slice(0, -1))
}

/** Neighbours of one font are drawn at once: what is copied then has no gaps between. */
const joined = (runs: readonly Run[]): Run[] => {
  const all: Run[] = []
  for (const run of runs) {
    const last = all.at(-1)
    if (last && last.file === run.file && last.actual === undefined && run.actual === undefined)
      all[all.length - 1] = { ...last, text: last.text + run.text }
    else all.push(run)
  }
  return all
}
