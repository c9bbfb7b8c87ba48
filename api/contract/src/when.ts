const seasons = ['spring', 'summer', 'autumn', 'winter'] as const
type Season = (typeof seasons)[number]

/** One end of a date as it was written, in parts; null for what these words do not cover. */
export interface Day {
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly season?: Season
  /** `~` or `%`: about then · `?`: perhaps then */
  readonly doubt: 'about' | 'perhaps' | null
  /** `195X`: some year of the decade. */
  readonly decade: boolean
}

export type When =
  | { readonly kind: 'one'; readonly at: Day }
  | { readonly kind: 'between'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'from' | 'until'; readonly at: Day }

/** The usual part of EDTF in parts that can be said in any language. */
export function readWhen(edtf: string): When | null {
  const [first = '', second, ...rest] = edtf.trim().split('/')
  if (rest.length > 0) return null
  const [at, to] = [readDay(first), second === undefined ? null : readDay(second)]
  if (second === undefined) return at && { kind: 'one', at }
  if (at && to) return { kind: 'between', from: at, to }
  if (at && isOpen(second)) return { kind: 'from', at }
  return to && isOpen(first) ? { kind: 'until', at: to } : null
}

const isOpen = (end: string) => end === '..' || end === ''

const pattern = /^(\d{3}[\dX])(?:-(0[1-9]|1[0-2]|2[1-4])(?:-(0[1-9]|[12]\d|3[01]))?)?([~%?])?$/

function readDay(text: string): Day | null {
  const [, year, month, day, mark] = pattern.exec(text) ?? []
  if (year === undefined) return null
  const season = seasons[Number(month) - 21]
  return {
    year: Number(year.replace('X', '0')),
    ...(season ? { season } : month ? { month: Number(month) } : {}),
    ...(day ? { day: Number(day) } : {}),
    doubt: mark === undefined ? null : mark === '?' ? 'perhaps' : 'about',
    decade: year.endsWith('X'),
  }
}

/** Whether it is surely a date, and not a day that never was, or an end before its beginning. */
export const isPlainly = (when: When): boolean =>
  when.kind === 'between'
    ? isPlainDay(when.from) && isPlainDay(when.to) && startOf(when.from) <= startOf(when.to)
    : isPlainDay(when.at)

const isPlainDay = (at: Day): boolean =>
  at.decade || at.season
    ? !at.month && !at.day && !(at.decade && at.doubt)
    : new Date(startOf(at)).getUTCMonth() + 1 === (at.month ?? 1)

export const startOf = ({ year, month, day }: Day): number =>
  new Date(0).setUTCFullYear(year, (month ?? 1) - 1, day ?? 1)

/** Both are as exact, and neither is in doubt: then what they share need be said only once. */
export const areAlike = (one: Day, other: Day): boolean =>
  [one, other].every(({ doubt, decade, season }) => doubt === null && !decade && !season) &&
  !one.month === !other.month &&
  !one.day === !other.day

/** What dates are said with beside months and figures: `{{day}}`, `{{year}}`, or `{{from}}` and `{{to}}` stand in it. */
export type DateWord = 'between' | 'from' | 'until' | 'about' | 'perhaps' | 'decade' | Season

interface Tongue {
  /** BCP 47. */
  readonly language: string
  readonly length?: 'long' | 'short'
  readonly word: (key: DateWord, values: Readonly<Record<string, string | number>>) => string
}

/** A date in the words of a language. */
export function inWords(when: When, { language, length = 'long', word }: Tongue): string {
  const calendar = ({ month, day }: Day) =>
    new Intl.DateTimeFormat(language, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(month ? { month: length } : {}),
      ...(day ? { day: 'numeric' } : {}),
    })
  const say = (at: Day): string => {
    const { year, season } = at
    if (season) return word(season, { year })
    const day = at.decade ? word('decade', { year }) : calendar(at).format(startOf(at))
    return at.doubt ? word(at.doubt, { day }) : day
  }
  if (when.kind === 'one') return say(when.at)
  if (when.kind !== 'between') return word(when.kind, { day: say(when.at) })
  const [from, to] = [startOf(when.from), startOf(when.to)]
  if (areAlike(when.from, when.to) && from <= to) return calendar(when.from).formatRange(from, to)
  return word('between', { from: say(when.from), to: say(when.to) })
}
