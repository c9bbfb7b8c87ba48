import {
  type Certainty,
  type Days,
  daysOf,
  isOver,
  liesWithin,
  mayMeet,
} from '@rollcall/contract/edtfDays.ts'
import type { excludingFacts, FoundKind } from '@rollcall/contract/exclusions.ts'

/** What somebody of the roster is known to have been through, dates as EDTF. */
export interface Life {
  readonly died: string | null
  readonly captured: string | null
  readonly released: string | null
  readonly stays: readonly Stayed[]
}
export interface Stayed {
  readonly camp: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** A film or photo on which the man is seen. */
export interface Seen {
  readonly what: 'film' | 'photo'
  readonly id: string
  readonly date: string | undefined
  readonly camp: string | undefined
}

/** One thing that an exclusion rests on, with what it said then. */
export type Rest =
  | { what: 'fact'; field: (typeof excludingFacts)[number]; date: string }
  | { what: 'stay'; camp: string; from: string | null; to: string | null }
  | { what: 'film' | 'photo'; id: string; date: string; camp: string | null }
  | { what: 'still'; id: string }
  | { what: 'confirmed'; id: string }

/** What was worked out of one kind: it excludes, or would if a fact of which nobody is sure were right. */
export interface Found {
  readonly kind: FoundKind
  readonly isHint: boolean
  readonly restsOn: readonly Rest[]
}

export interface Measures {
  /** How many years an approximate date may be off on each side. */
  readonly approximateYears: number
  /** Whether moderators declared two camps to be others ([P6]). */
  readonly areDistinct: (one: string, other: string) => boolean
}

/**
 * Of a man who is seen on some films and photos, why he cannot be somebody ([X1]). Only what cannot be otherwise excludes:
 * where one day fits all dates, nothing is found.
 */
export const excludedBy = (life: Life, seen: readonly Seen[], measures: Measures): Found[] => {
  const days = (date: string | null | undefined) => daysOf(date, measures.approximateYears)
  const dated = seen.map((source) => ({ source, days: days(source.date) }))
  const found = ([kind, field, after]: (typeof rules)[number]): readonly Weighed[] => {
    const fact = days(life[field])
    return dated.map(({ source, days: taken }) => ({
      kind,
      certainty: after ? isOver(taken, fact) : isOver(fact, taken),
      rests: [factOf(life, field), sourceOf(source)],
    }))
  }
  return [...rules.map(found), elsewhereThen(life, dated, measures)].flatMap(together)
}

/** Whether the fact came after the picture, and not before it. */
const rules = [
  ['died-before', 'died', false],
  ['captured-after', 'captured', true],
  ['released-before', 'released', false],
] as const

interface Weighed {
  readonly kind: FoundKind
  readonly certainty: Certainty
  readonly rests: readonly Rest[]
}

interface Dated {
  readonly source: Seen
  readonly days: Days
}

/** He was in one camp as long as the picture can have been made, and it was made in another. */
const elsewhereThen = (
  { stays }: Life,
  dated: readonly Dated[],
  { approximateYears, areDistinct }: Measures,
): Weighed[] => {
  const begun = ({ from }: Stayed) => daysOf(from, approximateYears)
  const ended = ({ to }: Stayed) => daysOf(to, approximateYears)
  return dated.flatMap(({ source, days }) => {
    const { camp } = source
    if (!camp) return []
    const others = stays.filter((stay) => areDistinct(stay.camp, camp))
    // What is written of him there too leaves open where he was.
    const isThereToo = stays.some(
      (stay) =>
        !others.includes(stay) &&
        (stay.from || stay.to) &&
        mayMeet(days, begun(stay).first, ended(stay).last),
    )
    return isThereToo
      ? []
      : others.map((stay) => ({
          kind: 'other-camp' as const,
          certainty: liesWithin(days, begun(stay), ended(stay)),
          rests: [stayOf(stay), sourceOf(source)],
        }))
  })
}

/** All of one kind is one: what is sure makes it, and only where nothing is what is not makes a hint. */
const together = (weighed: readonly Weighed[]): Found[] => {
  for (const certainty of ['sure', 'unsure'] as const) {
    const some = weighed.filter((one) => one.certainty === certainty)
    const [first] = some
    if (first)
      return [
        {
          kind: first.kind,
          isHint: certainty === 'unsure',
          restsOn: inOrder(some.flatMap(({ rests }) => rests)),
        },
      ]
  }
  return []
}

/** Each once, and always in the same order, so that the same facts are known again. */
export const inOrder = (rests: readonly Rest[]): Rest[] => {
  const byWords = new Map(rests.map((rest) => [JSON.stringify(rest), rest]))
  return [...byWords].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, rest]) => rest)
}

export const areSameFacts = (some: readonly Rest[], others: readonly Rest[]): boolean =>
  JSON.stringify(inOrder(some)) === JSON.stringify(inOrder(others))

const factOf = (life: Life, field: (typeof excludingFacts)[number]): Rest => ({
  ...{ what: 'fact', field, date: life[field] ?? '' },
})

const stayOf = ({ camp, from, to }: Stayed): Rest => ({
  ...{ what: 'stay', camp, from: from ?? null, to: to ?? null },
})

const sourceOf = ({ what, id, date = '', camp }: Seen): Rest => ({
  ...{ what, id, date, camp: camp ?? null },
})
