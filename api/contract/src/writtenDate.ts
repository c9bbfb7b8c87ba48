import { fromParts, inSixFigures, isEdtf, orders, partsOf, plain, yearsIn } from './dateParts.ts'
import { endsBeforeItBegins, spanOf } from './edtf.ts'
import { inWesternYears, withWholeYears } from './eras.ts'

const MOST_CHARS = 100

/**
 * Every date that somebody may mean who writes it as people do, in English or Korean, as EDTF: none where it cannot be
 * read, several where he has to be asked which (`6/7/1951`; a winter may be either of a year's two; `early 1951`).
 */
export const datesMeant = (written: string): readonly string[] => {
  if (written.length > MOST_CHARS) return []
  const text = inWesternYears(plain(written).replace(/^42\d\d$/u, '$&년'))
    .replace(/〜/gu, '~')
    .replace(/^(?:some ?time\s+)?(?:in|on|during)\s+/i, '')
    .replace(/\b(?:the|of)\s+/gi, '')
  return read(withWholeYears(text))
}

type Rule = (text: string) => readonly string[]

/** The first rule that can read it; ranges last, since a hyphen or `~` may also stand within a date. */
const read: Rule = (text) => {
  for (const rule of rules) {
    const found = [...new Set(rule(text))].filter(isEdtf)
    if (found.length > 0) return found
  }
  return []
}

/** What stands before or after a date, and what it makes of it. */
type Change = (date: string) => string
const changed =
  (patterns: readonly RegExp[], change: Change): Rule =>
  (text) => {
    for (const pattern of patterns) {
      const inner = pattern.exec(text)?.[1]
      if (inner) return read(inner).map(change)
    }
    return []
  }

const ends = (date: string): readonly string[] => date.split('/')
const marked =
  (mark: string): Change =>
  (date) =>
    ends(date)
      .map((end) => (isEdtf(end + mark) ? end + mark : end))
      .join('/')
const first = (date: string): string => ends(date)[0] ?? ''
const last = (date: string): string => ends(date).at(-1) ?? ''

const seasons: Readonly<Record<string, string>> = {
  ...{ spring: '21', summer: '22', autumn: '23', fall: '23', winter: '24' },
  ...{ 봄: '21', 여름: '22', 가을: '23', 겨울: '24' },
}
const WINTER = '24'
const names = Object.keys(seasons).join('|')
const seasonFirst = new RegExp(`^(${names}),?\\s+(\\d{4})(?:\\s*[-/]\\s*(\\d{2}|\\d{4}))?$`, 'i')
const yearFirst = new RegExp(`^(\\d{4})(?:\\s*[-/~]\\s*(\\d{2}|\\d{4}))?년?,?\\s*(${names})$`, 'i')

const season: Rule = (text) => {
  const [, name, year, next] = seasonFirst.exec(text) ?? turned(yearFirst.exec(text)) ?? []
  const code = seasons[name?.toLowerCase() ?? '']
  if (!code || !year) return []
  const from = Number(year)
  if (code !== WINTER) return next ? [] : [`${year}-${code}`]
  if (!next) return [winterFrom(from - 1), winterFrom(from)]
  return Number(next) % 100 === (from + 1) % 100 ? [winterFrom(from)] : []
}

const turned = (found: RegExpExecArray | null) => found && [found[0], found[3], found[1], found[2]]

const winterFrom = (year: number): string => `${year}-12/${year + 1}-02`

/** Which months of a year, or days of a month, somebody may mean: a third of it or a half. */
const stretches = {
  year: {
    early: [
      [1, 4],
      [1, 6],
    ],
    mid: [
      [5, 8],
      [4, 9],
    ],
    late: [
      [9, 12],
      [7, 12],
    ],
  },
  month: {
    early: [
      [1, 10],
      [1, 15],
    ],
    mid: [[11, 20]],
    late: [
      [21, 31],
      [16, 31],
    ],
  },
} as const
const partOfIt: Readonly<Record<string, 'early' | 'mid' | 'late'>> = {
  ...{ early: 'early', beginning: 'early', mid: 'mid', middle: 'mid', late: 'late', end: 'late' },
  ...{ 초: 'early', 초반: 'early', 초순: 'early', 중반: 'mid', 중순: 'mid' },
  ...{ 말: 'late', 후반: 'late', 하순: 'late' },
}
const partFirst = /^(early|beginning|mid|middle|late|end)(?:\s*-\s*|\s+(?:in\s+)?)(.+)$/i
const partLast = /^(.+?)\s*(초반?|초순|중[반순]|말|후반|하순)$/u

/** `early 1951`, `late in June 1951`, `1951년 말`: no standard says where it ends. */
const part: Rule = (text) => {
  const [, word, within] = partFirst.exec(text) ?? []
  const [, whole = within, korean = word] = partLast.exec(text) ?? []
  const which = partOfIt[korean?.toLowerCase() ?? '']
  const [date = '', another] = which && whole ? read(whole) : []
  const [, kind] = /^\d{4}(-(?:0[1-9]|1[0-2]))?$/.exec(date) ?? [null, null]
  if (!which || kind === null || another !== undefined) return []
  const days = new Date(spanOf(date)?.to ?? 0).getUTCDate()
  const two = (n: number) => String(n).padStart(2, '0')
  // In Korean ten days have a name of their own.
  const all = stretches[kind ? 'month' : 'year'][which].slice(0, korean?.endsWith('순') ? 1 : 2)
  return all.map(
    ([from, to]) => `${date}-${two(from)}/${date}-${two(kind ? Math.min(to, days) : to)}`,
  )
}

const decade: Rule = (text) => {
  const [, tens] = /^(\d{3})0(?:['’]?s|년대)$/i.exec(text) ?? []
  return tens ? [`${tens}X`] : []
}

/** Figures with the month or the day first mean either, where both can be. */
const parts: Rule = (text) => {
  const all = partsOf(text)
  // Of two figures only a third tells that they are a year.
  if (all.all.length < 3 && !/\d{4}/.test(text)) return []
  return (['month-day-year', 'day-month-year'] as const)
    .map((order) => fromParts(all, order)?.date)
    .filter((date) => date !== undefined)
}

const SEPARATORS = /\s*(?:[-~]|\b(?:to|and|until|till|through)\b|부터|에서)\s*/gi

/** Two dates, of which the one may leave to the other what they share: `January-February 1951`, `1951년 1월~2월`. */
const range: Rule = (text) => {
  const bare = text.replace(/^(?:between|from)\s+/i, '').replace(/\s*(?:까지|사이)$/u, '')
  for (const { index, 0: sign } of bare.matchAll(SEPARATORS)) {
    const [left, right] = [bare.slice(0, index), bare.slice(index + sign.length)]
    const found = [
      one(left) ?? one(`${left} ${rest(right)}`),
      one(right) ?? one(`${head(left)} ${right}`),
    ]
    const [from, to] = found
    if (from && to && !endsBeforeItBegins(from, to)) return [`${from}/${to}`]
  }
  return []
}

const one = (text: string): string | undefined => {
  const found = text.trim() ? read(text.trim()).filter((date) => !date.includes('/')) : []
  return found.length === 1 ? found[0] : undefined
}

/** `1951 or 1952`: one of both. */
const either: Rule = (text) => {
  const [, left = '', right = ''] = /^(.+?)\s+or\s+(.+)$/i.exec(text) ?? []
  const [mine, theirs] = [one(left) ?? one(`${left} ${rest(right)}`), one(right)]
  return mine && theirs ? [`[${mine},${theirs}]`] : []
}

const rest = (text: string): string => text.replace(/^\S+\s*/u, '')
const head = (text: string): string => text.replace(/(?:^|\s)\S+$/u, '')

/** The last year, month or day before a date begins, or the first after it ends; as exact as the date is. */
const beside =
  (side: 'from' | 'to', step: -1 | 1): Change =>
  (date) => {
    const end = side === 'from' ? first(date) : last(date)
    const instant = spanOf(end)?.[side]
    if (instant === null || instant === undefined) return ''
    const exact = /^\d{4}(?:-\d\d){0,2}(?=[~?%]?$)/.exec(end)?.[0].length ?? 10
    return new Date(instant + step).toISOString().slice(0, exact)
  }

const rules: readonly Rule[] = [
  // Before a date the sign means about, as it does behind one; the standard would let it stand.
  (text) => (text.startsWith('~') ? [] : [text]),
  season,
  part,
  decade,
  (text) => [yearsIn(text)?.date ?? ''],
  (text) => orders.flatMap((order) => inSixFigures(text, order)?.date ?? []),
  parts,
  changed(
    [
      /^(?:about|around|approx(?:imately)?|roughly|circa|ca|abt|c)\b\.?\s*(?:in\s+)?(.+)$/i,
      /^(?:~|약\s*)(.+)$/u,
      /^(.+?)\s*(?:경|무렵|쯤|즈음)$/u,
    ],
    marked('~'),
  ),
  changed(
    [
      /^(?:perhaps|possibly|probably|maybe)\s+(?:in\s+)?(.+)$/i,
      /^(?:아마도?)\s*(.+)$/u,
      /^(.+?)\s*(?:\(\?\)|\?|\(?추정\)?)$/u,
    ],
    marked('?'),
  ),
  changed([/^before\s+(.+)$/i, /^(.+[^이])\s*전$/u], (date) => `../${beside('from', -1)(date)}`),
  changed(
    [
      /^(?:until|till|by|up to|(?:no|not) later than)\s+(.+)$/i,
      /^(.+?)\s+(?:or|and)\s+(?:earlier|before)$/i,
      /^(.+?)\s*이전$/u,
    ],
    (date) => `../${last(date)}`,
  ),
  changed([/^after\s+(.+)$/i], (date) => `${beside('to', 1)(date)}/..`),
  changed(
    [
      /^(?:since|(?:no|not) earlier than)\s+(.+)$/i,
      /^(.+?)\s+(?:(?:or|and)\s+(?:later|after)|on|onwards?)$/i,
      /^(.+?)\s*(?:이후|부터)$/u,
    ],
    (date) => `${first(date)}/..`,
  ),
  either,
  range,
  changed([/^from\s+(.+)$/i], (date) => `${first(date)}/..`),
  changed([/^(.+?)\s*까지$/u], (date) => `../${last(date)}`),
]
