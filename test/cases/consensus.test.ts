import { verdictOf, wilson } from '@rollcall/api/cases/consensus.ts'
import type { Counts } from '@rollcall/contract/votes.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seedFor } from '../support/seed.ts'

const counts = (y: number, n: number, u = 0): Counts => ({
  'same-sure': Math.ceil(y / 2),
  'same-likely': Math.floor(y / 2),
  'cant-tell': u,
  'different-likely': Math.floor(n / 2),
  'different-sure': Math.ceil(n / 2),
})
const verdict = (mine: Counts, ...rivals: Counts[]) => verdictOf(mine, rivals, 5)

/** What the SPEC says of a tally without rivals, word by word: the bounds are the roots of n(p - x)^2 = z^2 x(1 - x). */
const byTheRule = (y: number, n: number, u: number) => {
  const all = y + n
  const [a, b, c] = [all + 1.645 ** 2, 2 * y + 1.645 ** 2, all && y ** 2 / all]
  const root = (sign: 1 | -1) => (b + sign * Math.sqrt(b ** 2 - 4 * a * c)) / (2 * a)
  const p = all && y / all
  if (all >= 5 && p > 2 / 3 && root(-1) > 0.5 && u / (all + u) < 0.5) return 'supported'
  if (all >= 4 && p < 1 / 3 && root(1) < 0.5) return 'unsupported'
  return all >= 4 && p >= 1 / 3 && p <= 2 / 3 ? 'disputed' : 'open'
}

describe('the verdict of the crowd', () => {
  it.each([
    [5, 0],
    [6, 1],
    [7, 2],
    [9, 3],
  ])('[C1] %i same, %i different is supported', (y, n) => {
    expect(verdict(counts(y, n))).toBe('supported')
  })

  it.each([
    [4, 0],
    [4, 1],
    [5, 1],
    [8, 3],
  ])('[C1] %i same, %i different is not supported', (y, n) => {
    expect(verdict(counts(y, n))).not.toBe('supported')
  })

  it('[C1] as many who cannot tell as who can, and it is not supported', () => {
    expect(verdict(counts(6, 0, 5))).toBe('supported')
    expect(verdict(counts(6, 0, 6))).toBe('open')
  })

  it('[C1] a rival whom three favour, or who comes near, keeps it from being supported', () => {
    expect(verdict(counts(9, 0), counts(2, 1))).toBe('disputed')
    expect(verdict(counts(9, 0), counts(2, 0))).toBe('supported')
    expect(verdict(counts(5, 0), counts(0, 0))).toBe('supported')
    expect(wilson({ y: 5, n: 0, u: 0 }).lower - wilson({ y: 2, n: 2, u: 0 }).lower).toBeGreaterThan(
      0.1,
    )
  })

  it.each([
    [0, 4],
    [1, 6],
  ])('[C2] %i same, %i different is unsupported', (y, n) => {
    expect(verdict(counts(y, n))).toBe('unsupported')
  })

  it.each([
    [1, 5],
    [0, 3],
  ])('[C2] %i same, %i different is not unsupported', (y, n) => {
    expect(verdict(counts(y, n))).not.toBe('unsupported')
  })

  it('[C3] a third to two thirds of four and more is disputed, the bounds included', () => {
    expect(verdict(counts(2, 2))).toBe('disputed')
    expect(verdict(counts(4, 2))).toBe('disputed')
    expect(verdict(counts(2, 4))).toBe('disputed')
    expect(verdict(counts(1, 2))).toBe('open')
  })

  it('[C3] two names that are both favoured are disputed, however clear each is', () => {
    expect(verdict(counts(3, 0), counts(3, 0))).toBe('disputed')
    expect(verdict(counts(3, 0), counts(2, 0))).toBe('open')
  })

  it('[C1] without answers the bounds are 0 and 1', () => {
    expect(wilson({ y: 0, n: 0, u: 3 })).toEqual({ lower: 0, upper: 1 })
    expect(verdict(counts(0, 0))).toBe('open')
  })

  it('[C1] [C2] [C3] of every tally the verdict is what the rule says, and more of the same never makes it worse', () => {
    const some = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(some, some, some, (y, n, u) => {
        const before = verdict(counts(y, n, u))
        expect(before).toBe(byTheRule(y, n, u))
        if (before === 'supported') expect(verdict(counts(y + 1, n, u))).toBe('supported')
        if (before === 'unsupported') expect(verdict(counts(y, n + 1, u))).toBe('unsupported')
      }),
      { seed: seedFor('verdicts'), verbose: 1 },
    )
  })
})
