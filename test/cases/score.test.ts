import { type ScoredItem, scoreOf, whyNotCounted } from '@rollcall/api/cases/score.ts'
import { evidenceClasses } from '@rollcall/contract/evidence.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seedFor } from '../support/seed.ts'

const quiet = {
  filmed: { from: Date.UTC(1951, 0, 1), to: Date.UTC(1951, 11, 31) },
  familiesInConflict: false,
}
const item = (
  evidenceClass: ScoredItem['class'],
  origin: string,
  rest: Partial<ScoredItem> = {},
): ScoredItem => ({
  class: evidenceClass,
  stance: 'for',
  state: 'admitted',
  origin,
  ...rest,
})
const total = (items: ScoredItem[], of = quiet) => scoreOf(items, of, 0).total

describe('the evidence score', () => {
  it('[C4] gives each class its points', () => {
    expect(total([item('caption', 'a')])).toBe(4)
    expect(total([item('witness', 'a', { knewHim: 'At school', blindLineUp: true })])).toBe(4)
    expect(total([item('witness', 'a', { knewHim: 'At school', blindLineUp: false })])).toBe(3)
    expect(total([item('examiner', 'a', { qualification: 'Comparison of faces' })])).toBe(3)
    expect(total([item('examiner', 'a', { fromReport: true })])).toBe(3)
    expect(total([item('examiner', 'a')])).toBe(0)
    expect(total([item('family', 'a', { portraitDate: '1950-06' })])).toBe(2)
    expect(total([item('family', 'a', { portraitDate: '1940' })])).toBe(1)
    expect(total([item('circumstance', 'a', { menLeft: 20 })])).toBe(2)
    expect(total([item('circumstance', 'a', { menLeft: 100 })])).toBe(1)
    expect(total([item('circumstance', 'a', { menLeft: 101 })])).toBe(0)
  })

  it('[C4] five years are counted from year to year, from the farthest that a date may mean', () => {
    const of = (portraitDate: string) => total([item('family', 'a', { portraitDate })])
    expect(['1946', '1946-01-01', '1956', '1950/1953'].map(of)).toEqual([2, 2, 2, 2])
    expect(['1945', '1945-12-31', '1957', '1940/1950', '194X'].map(of)).toEqual([1, 1, 1, 1, 1])
  })

  it('[C4] a class whose own field is missing scores lowest', () => {
    expect(total([item('witness', 'a')])).toBe(3)
    expect(total([item('witness', 'a', { blindLineUp: true })])).toBe(3)
    expect(total([item('family', 'a')])).toBe(1)
    expect(total([item('circumstance', 'a')])).toBe(0)
    expect(
      total([item('family', 'a', { portraitDate: '1950' })], { ...quiet, filmed: null as never }),
    ).toBe(1)
  })

  it('[C4] counts only what was admitted and speaks for him, and of each class the best', () => {
    expect(
      total([
        item('caption', 'a', { state: 'open' }),
        item('caption', 'b', { state: 'dismissed' }),
      ]),
    ).toBe(0)
    expect(total([item('caption', 'a', { stance: 'against' })])).toBe(0)
    expect(
      total([
        item('witness', 'a'),
        item('witness', 'b', { knewHim: 'At school', blindLineUp: true }),
      ]),
    ).toBe(4)
  })

  it('[C4] one origin feeds one class, chosen so that the total is highest', () => {
    expect(
      scoreOf(
        [item('caption', ' The Times '), item('examiner', 'the times', { fromReport: true })],
        quiet,
        0,
      ),
    ).toMatchObject({
      total: 4,
      fed: ['caption'],
    })
    const items = [
      item('caption', 'a'),
      item('witness', 'a', { knewHim: 'At school', blindLineUp: true }),
      item('caption', 'b'),
    ]
    expect(scoreOf(items, quiet, 0)).toMatchObject({ total: 8, fed: ['caption', 'witness'] })
  })

  it('[C4] families in conflict score nothing, and what scores nothing feeds nothing', () => {
    const conflict = { ...quiet, familiesInConflict: true }
    expect(scoreOf([item('family', 'a', { portraitDate: '1950' })], conflict, 0)).toMatchObject({
      total: 0,
      fed: [],
    })
    expect(scoreOf([item('circumstance', 'a')], quiet, 0).fed).toEqual([])
  })

  it('[C4] community is a class of its own while the crowd supports it', () => {
    expect(scoreOf([item('examiner', 'a', { fromReport: true })], quiet, 2)).toMatchObject({
      total: 5,
      fed: ['examiner', 'community'],
    })
  })

  it('[C4] is the best of all ways to give each origin one class', () => {
    const classes = ['caption', 'witness', 'family', 'examiner', 'circumstance'] as const
    const one = fc.record({
      class: fc.constantFrom(...classes),
      origin: fc.constantFrom('a', 'b', 'c'),
      menLeft: fc.constantFrom(5, 50, 500),
      knewHim: fc.constant('At school'),
      blindLineUp: fc.boolean(),
      fromReport: fc.constant(true),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 7 }), (some) => {
        const items = some.map((fields) => item(fields.class, fields.origin, fields))
        expect(total(items)).toBe(bestByForce(items))
      }),
      { seed: seedFor('scores') },
    )
  })

  it('[C4] what the items add makes the score, and whatever adds nothing says why', () => {
    const one = fc.record({
      class: fc.constantFrom(...evidenceClasses),
      origin: fc.constantFrom('a', ' A', 'b', 'c'),
      stance: fc.constantFrom('for' as const, 'for' as const, 'against' as const),
      state: fc.constantFrom('admitted' as const, 'admitted' as const, 'open' as const),
      menLeft: fc.constantFrom(5, 50, 500, undefined),
      fromReport: fc.constantFrom(true, undefined),
      blindLineUp: fc.boolean(),
      portraitDate: fc.constantFrom('1950', undefined),
    })
    const given = fc.tuple(fc.array(one, { maxLength: 9 }), fc.boolean(), fc.constantFrom(0, 2))
    fc.assert(
      fc.property(given, ([some, familiesInConflict, community]) => {
        const items = some.map((fields) => item(fields.class, fields.origin, fields))
        const of = { ...quiet, familiesInConflict }
        const score = scoreOf(items, of, community as 0 | 2)
        const pointsIn = (one: ScoredItem) => score.counted.get(one) ?? 0
        expect(items.map(pointsIn).reduce((sum, points) => sum + points, 0) + community).toBe(
          score.total,
        )
        for (const one of items) {
          const counts = one.state === 'admitted' && one.stance === 'for'
          expect(pointsIn(one) > 0 || whyNotCounted(one, of, score) !== null).toBe(counts)
        }
      }),
      { seed: seedFor('points') },
    )
  })

  it('[C4] says why an admitted item adds nothing', () => {
    const whyOf = (items: ScoredItem[], of = quiet) => {
      const score = scoreOf(items, of, 0)
      return items.map((one) => whyNotCounted(one, of, score))
    }
    expect(whyOf([item('caption', 'a'), item('caption', 'b')])).toEqual([null, 'class'])
    expect(whyOf([item('caption', 'a'), item('family', 'A ')])).toEqual([null, 'origin'])
    const sister = [item('caption', 'O’Neill’s sister'), item('family', "O\u200b'Neill's sister")]
    expect(whyOf(sister)).toEqual([null, 'origin'])
    expect(whyOf([item('circumstance', 'a', { menLeft: 101 })])).toEqual(['lowest'])
    expect(whyOf([item('examiner', 'a')])).toEqual(['examiner'])
    expect(whyOf([item('family', 'a')], { ...quiet, familiesInConflict: true })).toEqual([
      'families',
    ])
  })
})

/** Tries every way to give each origin one of its classes. */
const bestByForce = (items: ScoredItem[]): number => {
  const origins = [...new Set(items.map(({ origin }) => origin))]
  const ways = origins.reduce<ScoredItem['class'][][]>(
    (sofar, origin) => {
      const own = [...new Set(items.filter((one) => one.origin === origin).map((one) => one.class))]
      return sofar.flatMap((way) => own.map((evidenceClass) => [...way, evidenceClass]))
    },
    [[]],
  )
  const scores = ways.map((way) => {
    const best = new Map<string, number>()
    origins.forEach((origin, index) => {
      const mine = items.filter((one) => one.origin === origin && one.class === way[index])
      for (const one of mine) best.set(one.class, Math.max(best.get(one.class) ?? 0, total([one])))
    })
    return [...best.values()].reduce((sum, points) => sum + points, 0)
  })
  return Math.max(0, ...scores)
}
