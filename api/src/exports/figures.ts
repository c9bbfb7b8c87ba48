import { type EvidenceClass, evidenceClasses } from '@rollcall/contract/evidence.ts'
import {
  type Became,
  became,
  type Counted,
  type Figures,
  type Group,
  LEAST_NAMES,
} from '@rollcall/contract/figures.ts'
import { wilson } from '../cases/consensus.ts'

/** So many names that are alike in what they rested on and in what became of them. */
export interface Alike {
  readonly classes?: readonly EvidenceClass[] | undefined
  readonly years?: number | null | undefined
  readonly became: Became
  readonly isConfirmed: boolean
  readonly names: number
}

/** The years between two pictures, from one to another. */
const spans = [
  { from: 0, to: 1 },
  { from: 2, to: 5 },
  { from: 6, to: 10 },
  { from: 11, to: null },
  null,
] as const

/** What is told of names that were once confirmed. Of few names the groups say nothing, and are not told. */
export const figuresOf = (alike: readonly Alike[]): Omit<Figures, 'countedAt'> => {
  const all = groupOf(alike)
  const isTold = all.names >= LEAST_NAMES
  return {
    all,
    confirmed: sum(alike.filter(({ isConfirmed }) => isConfirmed)),
    byEvidence: isTold
      ? evidenceClasses
          .map((one) => ({
            class: one,
            ...groupOf(alike.filter(({ classes }) => classes?.includes(one))),
          }))
          .filter(isSome)
      : [],
    byYears: isTold
      ? spans
          .map((years) => ({
            years,
            ...groupOf(alike.filter((one) => isWithin(one.years, years))),
          }))
          .filter(isSome)
      : [],
  }
}

const isSome = ({ names }: Group): boolean => names > 0

const isWithin = (years: number | null | undefined, span: (typeof spans)[number]): boolean => {
  if (years === null || years === undefined || span === null) return (years ?? null) === span
  return years >= span.from && years <= (span.to ?? Infinity)
}

const groupOf = (alike: readonly Alike[]): Group => {
  const names = sum(alike)
  const counted = became.map((one) => [
    one,
    countedOf(sum(alike.filter((some) => some.became === one)), names),
  ])
  return { names, became: Object.fromEntries(counted) as Group['became'] }
}

const sum = (alike: readonly Alike[]): number => alike.reduce((all, { names }) => all + names, 0)

const countedOf = (names: number, of: number): Counted => {
  if (of < LEAST_NAMES) return { names, share: null }
  const { lower, upper } = wilson({ y: names, n: of - names, u: 0 })
  return {
    names,
    share: { lower: Math.max(0, lower), value: names / of, upper: Math.min(1, upper) },
  }
}
