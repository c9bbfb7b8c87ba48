import { type Days, type End, mayMeet } from '@rollcall/contract/edtfDays.ts'
import type { PoolFilter } from '@rollcall/contract/pool.ts'

/** What is known of somebody that can tell whether a man on a picture is he. */
export interface Life {
  readonly captured: Days
  readonly released: Days
  readonly died: Days
  readonly stays: readonly { readonly camp: string; readonly first: End; readonly last: End }[]
  /** This and the other words folded. */
  readonly force: string | null
  readonly rank: string | null
  readonly unit: string | null
  readonly heightCm: number | null
}

/** A picture on which the man is seen: when it may have been taken, and where. */
export interface Taken {
  readonly days: Days
  readonly camp: string | null
}

export interface PoolAsked {
  readonly taken: readonly Taken[]
  readonly excluded: ReadonlySet<string>
  readonly force?: string | undefined
  readonly rank?: string | undefined
  readonly unit?: string | undefined
  readonly height?: number | undefined
  readonly off: ReadonlySet<PoolFilter>
}

export type Judgement = 'fits' | 'unknown' | 'out'
export type Judge = (life: Life, id: string) => Judgement

const HEIGHT_WITHIN_CM = 5

/** Of each filter what it says of somebody; null where nothing was asked that it could go by. */
export const judges: Record<PoolFilter, (asked: PoolAsked) => Judge | null> = {
  captured: ({ taken }) => byDates(taken, 'captured', (life) => life.captured.first),
  released: ({ taken }) => byDates(taken, 'released', (life) => life.released.last),
  died: ({ taken }) => byDates(taken, 'died', (life) => life.died.last),
  camp: ({ taken }) => {
    const placed = taken.filter(({ camp }) => camp !== null)
    return placed.length === 0 ? null : ({ stays }) => inCamps(stays, placed)
  },
  excluded: ({ excluded }) =>
    excluded.size === 0 ? null : (_, id) => (excluded.has(id) ? 'out' : 'fits'),
  force: ({ force }) => byWord(force, (life) => life.force),
  rank: ({ rank }) => byWord(rank, (life) => life.rank),
  unit: ({ unit }) => byWord(unit, (life) => life.unit),
  height: ({ height }) =>
    height === undefined ? null : ({ heightCm }) => byHeight(heightCm, height),
}

/** The day of a picture that a fact is held against, and on which side of it he cannot be on the picture. */
const sides = {
  captured: { end: 'last', isOut: (fact: number, then: number) => fact > then },
  released: { end: 'first', isOut: (fact: number, then: number) => fact < then },
  died: { end: 'first', isOut: (fact: number, then: number) => fact < then },
} as const
export type DatedFilter = keyof typeof sides
export const isDated = (filter: PoolFilter): filter is DatedFilter => Object.hasOwn(sides, filter)

/** Of several pictures the one that narrows most: the earliest for who was captured later, the latest for who was gone before. */
export const narrowest = <One extends Taken>(
  taken: readonly One[],
  filter: DatedFilter,
): One | null => {
  const { end, isOut } = sides[filter]
  return taken.reduce<One | null>((best, one) => {
    const [day, known] = [one.days[end].day, best?.days[end].day ?? null]
    return day !== null && (known === null || isOut(known, day)) ? one : best
  }, null)
}

/** Only what is certain takes somebody out; a date that its writer was not sure of decides nothing. */
const byDates = (
  taken: readonly Taken[],
  filter: DatedFilter,
  factOf: (life: Life) => End,
): Judge | null => {
  const { end, isOut } = sides[filter]
  const certain = taken.filter(({ days }) => !days[end].unsure)
  const any = narrowest(taken, filter)?.days[end].day ?? null
  const sure = narrowest(certain, filter)?.days[end].day ?? null
  if (any === null) return null
  return (life) => {
    const { day, unsure } = factOf(life)
    if (day === null) return 'unknown'
    if (!isOut(day, any)) return 'fits'
    return !unsure && sure !== null && isOut(day, sure) ? 'out' : 'unknown'
  }
}

/** Where he was in the days of each picture, as far as lists say: in its camp, in others, or nobody knows. */
const inCamps = (stays: Life['stays'], placed: readonly Taken[]): Judgement => {
  let judgement: Judgement = 'fits'
  for (const { days, camp } of placed) {
    let [isKnown, isThere] = [false, false]
    for (const stay of stays)
      if (mayMeet(days, stay.first, stay.last)) {
        isKnown = true
        isThere ||= stay.camp === camp
      }
    if (isKnown && !isThere) return 'out'
    if (!isKnown) judgement = 'unknown'
  }
  return judgement
}

const byWord = (asked: string | undefined, of: (life: Life) => string | null): Judge | null => {
  if (asked === undefined) return null
  const wanted = foldedWord(asked)
  return (life) => {
    const word = of(life)
    if (word === null) return 'unknown'
    return word === wanted ? 'fits' : 'out'
  }
}

const byHeight = (cm: number | null, asked: number): Judgement => {
  if (cm === null) return 'unknown'
  return Math.abs(cm - asked) <= HEIGHT_WITHIN_CM ? 'fits' : 'out'
}

/** How a rank, a unit or a force is compared. */
export const foldedWord = (word: string): string => word.trim().toLowerCase()
