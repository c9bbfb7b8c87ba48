import type { NameParts } from './nameParts.ts'
import { isNear, type Run, runsIn, type Stretch } from './nameRuns.ts'
import { belongs, tells, tellTogether } from './nameTelling.ts'

/** What stands in the place of a name: always as long, whatever it covers. */
export const MASK = '███'

/** The text with every part of these names covered ([P7]). */
export const masked = (text: string, names: NameParts): string => {
  let shown = ''
  let at = 0
  for (const { from, to } of coversIn(text, names)) {
    shown += text.slice(at, from) + MASK
    at = to
  }
  return shown + text.slice(at)
}

/** Whether it holds a part of these names. */
export const holdsPart = (text: string, names: NameParts): boolean =>
  coversIn(text, names).length > 0

/** Whether `shown` is the text itself with some stretches covered: nobody gets other words put into his mouth. */
export const isCovered = (text: string, shown: string): boolean => {
  const pieces = shown.split(/█+/u)
  const last = pieces.pop() ?? ''
  if (pieces.length === 0) return shown === text
  let at = 0
  for (const [n, piece] of pieces.entries()) {
    const found = text.indexOf(piece, at)
    if (found < 0 || (n === 0 && found > 0)) return false
    at = found + piece.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

const coversIn = (text: string, names: NameParts): Stretch[] => {
  const words = namesNobody(names) ? [] : runsIn(text, names)
  const told = words.map((word) => tells(word, names))
  tellTogether(text, words, names, told)
  spread(text, words, names, told)
  const covers = [...words.filter((_, n) => told[n]), ...numbersIn(text, names)]
  return widened(
    text,
    covers.toSorted((one, other) => one.from - other.from),
  )
}

/** Of most men nothing but a number is hidden: then no word has to be looked at. */
const namesNobody = ({ strong, weak, initials }: NameParts): boolean =>
  strong.size + weak.size + initials.size === 0

/** A service number however it is parted, with its prefix and leading zeros. */
const numbersIn = (text: string, { numbers }: NameParts): Stretch[] =>
  numbers.flatMap((number) => {
    const figures = [...number].join('[\\s.-]?')
    const written = new RegExp(`(?<![\\p{L}\\d])(?:\\p{Lu}{1,3}[\\s.-]?)?0*${figures}(?!\\d)`, 'gu')
    return [...text.matchAll(written)].map(({ index, 0: { length } }) => ({
      from: index,
      to: index + length,
    }))
  })

/** A part that tells nothing by itself does so beside one that does, and that goes on, to the right and to the left. */
const spread = (text: string, words: readonly Run[], names: NameParts, told: boolean[]): void => {
  const forwards = [...words.keys()]
  for (const [order, step] of [
    [forwards, -1],
    [forwards.toReversed(), 1],
  ] as const)
    for (const n of order) {
      const [word, beside] = [words[n], words[n + step]]
      if (told[n] || !told[n + step] || !word || !beside) continue
      told[n] = (isNear(text, word, beside) && belongs(text, word, names)) || isGlued(beside, word)
    }
}

/** A particle: Hangul right behind a name in another script. */
const isGlued = (before: Run, { from, written }: Run): boolean =>
  before.to === from && /^\p{sc=Hangul}/u.test(written)

const widened = (text: string, covers: readonly Stretch[]): Stretch[] => {
  const wide: Stretch[] = []
  for (const cover of covers) {
    const last = wide.at(-1)
    if (last && (cover.from <= last.to || isNear(text, last, cover)))
      wide[wide.length - 1] = { from: last.from, to: Math.max(last.to, cover.to) }
    else wide.push(cover)
  }
  return wide
}
