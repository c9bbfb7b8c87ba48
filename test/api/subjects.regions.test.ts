import { iou, likeness, misfits } from '@rollcall/api/subjects/regions.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seedFor } from '../support/seed.ts'

const seed = seedFor('regions')
const side = fc.integer({ min: 12, max: 400 })
const place = fc.integer({ min: 0, max: 400 })
const region = fc.record({ x: place, y: place, w: side, h: side })
const holds = (property: fc.IProperty<never> | fc.IRawProperty<never>) =>
  fc.assert(property as fc.IProperty<never>, { seed, numRuns: 500 })

test('[K2] how much two regions share is the same either way round, 1 with itself, never beyond 0 and 1', () => {
  holds(
    fc.property(region, region, (a, b) => {
      expect(iou(a, b)).toBe(iou(b, a))
      expect(iou(a, a)).toBe(1)
      expect(iou(a, b)).toBeGreaterThanOrEqual(0)
      expect(iou(a, b)).toBeLessThanOrEqual(1)
    }) as never,
  )
})

test('[K2] the intersection over the union is what counting pixels gives', () => {
  const small = fc.record({
    ...{ x: fc.nat(20), y: fc.nat(20) },
    ...{ w: fc.integer({ min: 12, max: 20 }), h: fc.integer({ min: 12, max: 20 }) },
  })
  const inside = (x: number, y: number, r: { x: number; y: number; w: number; h: number }) =>
    x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h
  holds(
    fc.property(small, small, (a, b) => {
      const pixels = Array.from({ length: 40 * 40 }, (_, at) => [at % 40, Math.floor(at / 40)])
      const of = (is: (x: number, y: number) => boolean) =>
        pixels.filter(([x = 0, y = 0]) => is(x, y)).length
      const shared = of((x, y) => inside(x, y, a) && inside(x, y, b))
      const all = of((x, y) => inside(x, y, a) || inside(x, y, b))
      expect(iou(a, b)).toBe(shared / all)
    }) as never,
  )
})

test('[K2] moving both regions changes nothing; moving one away makes them two men', () => {
  holds(
    fc.property(region, region, place, (a, b, by) => {
      const moved = (r: typeof a) => ({ ...r, x: r.x + by, y: r.y + by })
      expect(likeness(moved(a), moved(b))).toBe(likeness(a, b))
      expect(likeness(a, { ...b, x: a.x + a.w })).toBe('other')
    }) as never,
  )
})

test.each([
  ['half of the union exactly', 200, 'same'],
  ['a pixel column less than half', 199, 'ask'],
  ['two fifths exactly', 160, 'ask'],
  ['a pixel column less than two fifths', 159, 'other'],
])('[K2] a region within another of 400 columns that has %s of it', (_, w, said) => {
  expect(likeness({ x: 0, y: 0, w: 400, h: 50 }, { x: 100, y: 0, w, h: 50 })).toBe(said)
})

test('[K1] a region that fits names nothing, also when it ends at the very edge', () => {
  const still = { width: 640, height: 480 }
  expect(misfits({ x: 0, y: 0, w: 640, h: 480 }, still)).toEqual([])
  expect(misfits({ x: 628, y: 468, w: 12, h: 12 }, still)).toEqual([])
})

test.each([
  [{ x: 640, y: 0, w: 12, h: 12 }, ['region.x'], 'less than 640'],
  [{ x: 0, y: 480, w: 12, h: 12 }, ['region.y'], 'less than 480'],
  [{ x: 629, y: 0, w: 12, h: 12 }, ['region.w'], 'at most 11'],
  [{ x: 0, y: 1, w: 12, h: 480 }, ['region.h'], 'at most 479'],
  [
    { x: Number.MAX_SAFE_INTEGER, y: 9e15, w: 9e15, h: 12 },
    ['region.x', 'region.y'],
    '640 px wide',
  ],
])(
  '[K1] of %o outside the still it says where and what would be right',
  (outside, paths, right) => {
    const errors = misfits(outside, { width: 640, height: 480 })
    expect(errors.map(({ path }) => path)).toEqual(paths)
    expect(errors.map(({ message }) => message).join()).toContain(right)
  },
)
