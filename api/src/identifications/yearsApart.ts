import { type Span, spanOf } from '@rollcall/contract/edtf.ts'

/**
 * How many years at most lie between two pictures, of those that are nearest to each other in time, counted from year to
 * year; null where no two have dates that say it.
 */
export const yearsApart = (some: readonly string[], others: readonly string[]): number | null => {
  const apart = some.flatMap((one) => others.flatMap((other) => yearsBetween(one, other) ?? []))
  return apart.length > 0 ? Math.min(...apart) : null
}

/** Whichever of its years each was made in; null where one of them has an open end. */
const yearsBetween = (one: string, other: string): number | null => {
  const [first, second] = [yearsOf(spanOf(one)), yearsOf(spanOf(other))]
  if (!first || !second) return null
  return Math.max(second.to - first.from, first.to - second.from)
}

const yearsOf = (span: Span | null): { from: number; to: number } | null =>
  span && span.from !== null && span.to !== null
    ? { from: yearOf(span.from), to: yearOf(span.to) }
    : null

const yearOf = (instant: number): number => new Date(instant).getUTCFullYear()
