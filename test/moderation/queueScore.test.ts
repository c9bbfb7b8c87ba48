import { queueScore, rankOf } from '@rollcall/api/moderation/queueScore.ts'
import { queueParts } from '@rollcall/contract/queueScore.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seedFor } from '../support/seed.ts'

const now = new Date('2026-11-21T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

test('[M5] the score is the points of its parts, and one for each whole day of waiting', () => {
  expect(queueScore(daysAgo(3.9), ['contrary', 'knew-him'], now)).toEqual({
    total: 33,
    parts: [
      { what: 'contrary', points: 20 },
      { what: 'knew-him', points: 10 },
      { what: 'waiting', points: 3 },
    ],
  })
  expect(queueScore(new Date(now.getTime() + 5_000), [], now).total).toBe(0)
})

test('[M5] the stored order is the order of the score, at any time', () => {
  const waiting = fc.record({
    since: fc.integer({ min: 0, max: 400 * 24 }).map((hours) => daysAgo(hours / 24)),
    parts: fc.subarray([...queueParts]),
  })
  const later = fc.integer({ min: 0, max: 1_000 })
  const ordered = fc.property(waiting, waiting, later, (one, other, days) => {
    const then = new Date(now.getTime() + days * 86_400_000)
    const total = ({ since, parts }: typeof one) => queueScore(since, parts, then).total
    fc.pre(total(one) > total(other))
    expect(rankOf(one.since, one.parts)).toBeLessThan(rankOf(other.since, other.parts))
  })
  fc.assert(ordered, { seed: seedFor('queue'), numRuns: 500 })
})
