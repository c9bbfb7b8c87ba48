import { expect, test } from 'vitest'
import { inBox, type Placement } from '../looking/placement.ts'
import {
  type Aligned,
  alignedIn,
  eyesIn,
  guessed,
  inOrder,
  nearer,
  readAligned,
  withPoint,
  written,
} from './align.ts'

const box = { width: 700, height: 640 }
const placements: Placement[] = [
  { x: 0, y: 0, scale: 1, turn: 0, flip: false },
  { x: 31, y: -7, scale: 0.4, turn: 23, flip: false },
  { x: 90, y: 4, scale: 2.5, turn: -70, flip: true },
]
const two = [
  { x: 210, y: 130 },
  { x: 288, y: 151 },
] as const

test.each(placements)(
  'two places of a face come to lie where eyes belong, however it lay before: %o',
  (at) => {
    const aligned = alignedIn(at, two, box)
    for (const which of [0, 1] as const) {
      expect(inBox(aligned, two[which]).x).toBeCloseTo(eyesIn(box)[which].x, 6)
      expect(inBox(aligned, two[which]).y).toBeCloseTo(eyesIn(box)[which].y, 6)
    }
    expect(aligned.flip).toBe(at.flip)
  },
)

test('two pictures that are aligned share scale and turn: what is as far apart on both faces is so on the screen', () => {
  const one = alignedIn(placements[0] as Placement, two, box)
  const twice = two.map(({ x, y }) => ({ x: 40 + 2 * x, y: 2 * y - 9 })) as never
  const other = alignedIn(placements[1] as Placement, twice, box)
  expect(one.scale / other.scale).toBeCloseTo(2, 6)
  expect(one.turn).toBeCloseTo(other.turn, 6)
  const chin = inBox(one, { x: 250, y: 260 })
  expect(inBox(other, { x: 540, y: 511 }).x).toBeCloseTo(chin.x, 6)
  expect(inBox(other, { x: 540, y: 511 }).y).toBeCloseTo(chin.y, 6)
})

test('point 1 is the one that is seen on the left, also in a picture that is mirrored', () => {
  expect(inOrder(two, placements[0] as Placement)).toEqual(two)
  expect(inOrder([two[1], two[0]], placements[0] as Placement)).toEqual(two)
  const mirrored: Placement = { x: 500, y: 0, scale: 1, turn: 0, flip: true }
  expect(inOrder(two, mirrored)).toEqual([two[1], two[0]])
})

test('a press moves the point that is nearer, and no other', () => {
  expect(nearer(two, { x: 215, y: 120 })).toBe(0)
  expect(nearer(two, { x: 280, y: 160 })).toBe(1)
  expect(withPoint(two, 1, { x: 1, y: 2 })).toEqual([two[0], { x: 1, y: 2 }])
})

test('the points begin within the mark, or within the portrait', () => {
  for (const head of [{ x: 50, y: 60, w: 100, h: 120 }, null])
    for (const { x, y } of guessed(head, { width: 300, height: 400 })) {
      expect(x).toBeGreaterThan(50)
      expect(x).toBeLessThan(250)
      expect(y).toBeGreaterThan(60)
      expect(y).toBeLessThan(240)
    }
})

test('an alignment is the same when its address is read again, and what is none is none', () => {
  const aligned: Aligned = { left: [two[0], two[1]], right: [two[1], two[0]] }
  expect(readAligned(written(aligned))).toEqual(aligned)
  for (const wrong of [
    null,
    '',
    '1_2_3',
    'a_b_c_d_e_f_g_h',
    '1_1_1_1_2_2_3_3',
    '1e9_0_0_0_1_1_2_2',
  ])
    expect(readAligned(wrong)).toBeNull()
})
