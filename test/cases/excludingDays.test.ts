import { excludedBy, type Seen } from '@rollcall/api/identifications/excluding.ts'
import { edtf } from '@rollcall/contract/edtf.ts'
import { daysOf } from '@rollcall/contract/edtfDays.ts'
import { expect, test } from 'vitest'
import { randomly } from '../support/random.ts'

const RUNS = 3_000
/** To read a date is what takes time: pairs are drawn from so many. */
const POOL = 250
const DAY_MS = 86_400_000
const dayOf = (date: string) => Date.parse(date) / DAY_MS
const day = (n: number) => new Date(n * DAY_MS).toISOString().slice(0, 10)

const measures = { approximateYears: 1, areDistinct: (one: string, other: string) => one !== other }
const nothing = { died: null, captured: null, released: null, stays: [] }
const photo = (date: string | undefined, camp?: string): Seen => ({
  ...{ what: 'photo', id: 'p', date, camp },
})

/** A date, and every day that it may mean by the plain reading of the standard: null, where there is no end. */
interface Meant {
  readonly date: string
  readonly first: number | null
  readonly last: number | null
  readonly unsure: boolean
}

const random = randomly('EDTF against days')

/** From 1949 to 1953, written in all the ways of lists. */
const aDate = (): Meant => {
  const simple = aSimple()
  const mark = random.pick(['', '', '', '~', '?', '%'])
  const approximate = mark === '~' || mark === '%'
  const shift = (n: number, years: number) => {
    const at = new Date(n * DAY_MS)
    return Date.UTC(at.getUTCFullYear() + years, at.getUTCMonth(), at.getUTCDate()) / DAY_MS
  }
  return simple.bare
    ? {
        date: simple.date + mark,
        first: approximate ? shift(simple.first, -1) : simple.first,
        last: approximate ? shift(simple.last, 1) : simple.last,
        unsure: mark === '?' || mark === '%',
      }
    : { ...simple, unsure: false }
}

const aSimple = () => {
  const year = 1949 + random.below(5)
  const month = 1 + random.below(12)
  const two = (n: number) => String(n).padStart(2, '0')
  const monthEnd = Date.UTC(year, month, 0) / DAY_MS
  const monthStart = dayOf(`${year}-${two(month)}-01`)
  const one = monthStart + random.below(28)
  return random.pick([
    () => ({
      date: `${year}`,
      first: dayOf(`${year}-01-01`),
      last: dayOf(`${year}-12-31`),
      bare: true,
    }),
    () => ({ date: `${year}-${two(month)}`, first: monthStart, last: monthEnd, bare: true }),
    () => ({ date: day(one), first: one, last: one, bare: true }),
    () => ({ date: '195X', first: dayOf('1950-01-01'), last: dayOf('1959-12-31'), bare: false }),
    () => ({
      ...{ date: `${year}-24`, first: dayOf(`${year}-01-01`), bare: false },
      last: Date.UTC(year + 1, 3, 0) / DAY_MS,
    }),
    () => ({
      ...{ date: `${year}-22`, first: dayOf(`${year}-06-01`), last: dayOf(`${year}-09-30`) },
      bare: false,
    }),
    () => ({
      ...{ date: `[${day(one)},${year + 1}-03]`, first: one, bare: false },
      last: dayOf(`${year + 1}-03-31`),
    }),
  ])()
}

/** Perhaps an interval, one end of which may be open; only what may be written. */
const aMeaning = (): Meant => {
  if (random.chance(0.6)) return aDate()
  const made = anInterval(aDate(), aDate())
  return edtf.safeParse(made.date).success ? made : aMeaning()
}

const anInterval = (from: Meant, to: Meant): Meant => {
  if (random.chance(0.2)) return { ...to, date: `../${to.date}`, first: null }
  if (random.chance(0.2)) return { ...from, date: `${from.date}/..`, last: null }
  return {
    date: `${from.date}/${to.date}`,
    first: from.first,
    last: to.last,
    unsure: from.unsure || to.unsure,
  }
}

const [EARLY, LATE] = [dayOf('1947-01-01'), dayOf('1960-12-31')]
const daysIn = ({ first, last }: Meant): number[] => {
  const [from, to] = [first ?? EARLY, last ?? LATE]
  return to < from ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

const pool = Array.from({ length: POOL }, aMeaning)
const some = () => random.pick(pool)

const kindsOf = (life: object, seen: Seen) =>
  excludedBy({ ...nothing, ...life }, [seen], measures).flatMap(({ kind, isHint }) =>
    isHint ? [] : [kind],
  )

test('[X1] what a date means holds every day that it can mean, an approximate one a year more on each side', () => {
  for (let run = 0; run < RUNS; run += 1) {
    const meant = some()
    const { first, last } = daysOf(meant.date, 1)
    expect(first.day ?? Number.NEGATIVE_INFINITY, meant.date).toBeLessThanOrEqual(
      meant.first ?? first.day ?? 0,
    )
    expect(last.day ?? Number.POSITIVE_INFINITY, meant.date).toBeGreaterThanOrEqual(
      meant.last ?? last.day ?? 0,
    )
    if (meant.first === null) expect(first.day).toBeNull()
    if (meant.last === null) expect(last.day).toBeNull()
  }
})

test('[X1] against every day of two dates: never excluded where one day fits, and always where none does', () => {
  let excluded = 0
  for (let run = 0; run < RUNS; run += 1) {
    const [fact, taken] = [some(), some()]
    const [days, seen] = [daysIn(fact), daysIn(taken)]
    if (days.length === 0 || seen.length === 0) continue
    const words = `${fact.date} and ${taken.date}`
    const lastFact = fact.last ?? Number.POSITIVE_INFINITY
    const firstFact = fact.first ?? Number.NEGATIVE_INFINITY
    const fits = {
      'died-before': seen.some((one) => one <= lastFact) || taken.first === null,
      'released-before': seen.some((one) => one <= lastFact) || taken.first === null,
      'captured-after': seen.some((one) => one >= firstFact) || taken.last === null,
    }
    for (const [kind, field] of [
      ['died-before', 'died'],
      ['released-before', 'released'],
      ['captured-after', 'captured'],
    ] as const) {
      const is = kindsOf({ [field]: fact.date }, photo(taken.date)).includes(kind)
      if (fits[kind]) expect(is, `${kind}: ${words}`).toBe(false)
      else if (!fact.unsure && !taken.unsure) expect(is, `${kind}: ${words}`).toBe(true)
      if (is) excluded += 1
    }
  }
  expect(excluded).toBeGreaterThan(RUNS / 20)
})

test('[X1, P6] against every day of a stay: in another camp only where he was there on each day the picture may be of', () => {
  let excluded = 0
  for (let run = 0; run < RUNS; run += 1) {
    const [from, to, taken] = [some(), some(), some()]
    const [begun, ended, seen] = [daysIn(from), daysIn(to), daysIn(taken)]
    if (!begun.length || !ended.length || !seen.length) continue
    const stays = [{ camp: 'A', from: from.date, to: to.date }]
    const is = kindsOf({ stays }, photo(taken.date, 'B')).includes('other-camp')
    const open = [from.last, to.first, taken.first, taken.last].includes(null)
    const [latest, earliest] = [begun.at(-1) ?? 0, ended[0] ?? 0]
    const fits = open || seen.some((one) => one < latest || one > earliest)
    if (fits) expect(is, `${from.date} to ${to.date}: ${taken.date}`).toBe(false)
    if (is) excluded += 1
  }
  expect(excluded).toBeGreaterThan(RUNS / 200)
})

test('[X1, A8] what is no date, such as a range that ends before it begins, may be any day', () => {
  const anyDay = { first: { day: null, unsure: false }, last: { day: null, unsure: false } }
  for (const written of ['1952/1950', '1951-02-30', '1951/1952/1953', 'in the winter', '', null])
    expect(daysOf(written, 1)).toEqual(anyDay)
})

test('[X1] an uncertain date makes a hint, open ends and unknown dates nothing, and what is written of him there too leaves it open', () => {
  const found = (life: object, seen: Seen) => excludedBy({ ...nothing, ...life }, [seen], measures)
  expect(found({ died: '1951-02?' }, photo('1951-06'))).toMatchObject([
    { kind: 'died-before', isHint: true },
  ])
  expect(found({ died: '1951-02' }, photo('1951-06%'))).toEqual([])
  expect(found({ died: '1951-02' }, photo('1951-06?'))).toMatchObject([{ isHint: true }])
  expect(found({ died: '1951-02' }, photo(undefined))).toEqual([])
  expect(found({ captured: '../1952' }, photo('1951'))).toEqual([])
  expect(found({ died: '1950/..' }, photo('1951'))).toEqual([])
  expect(found({ died: '1950-12~' }, photo('1951-06'))).toEqual([])
  expect(found({ died: '1950-24' }, photo('1951-03'))).toEqual([])
  const there = { camp: 'A', from: '1951-01', to: '1951-12' }
  expect(found({ stays: [there] }, photo('1951-06', 'B'))).toMatchObject([
    {
      kind: 'other-camp',
      isHint: false,
      restsOn: [
        { what: 'photo', id: 'p', date: '1951-06', camp: 'B' },
        { what: 'stay', camp: 'A', from: '1951-01', to: '1951-12' },
      ],
    },
  ])
  const both = [there, { camp: 'B', from: '1951-05', to: '1951-07' }]
  expect(found({ stays: both }, photo('1951-06', 'B'))).toEqual([])
  expect(found({ stays: [there] }, photo('1951-06', 'A'))).toEqual([])
})
