import { expect, test } from 'vitest'
import { matrixOf } from './gpu.ts'
import {
  boxAround,
  broughtTo,
  enlarged,
  fitted,
  flipped,
  inBox,
  inPicture,
  moved,
  type Placement,
  type Point,
  pictureAround,
  throughTwo,
  turned,
  turnedTo,
  whole,
  wound,
} from './placement.ts'

const picture = { width: 600, height: 400 }
const box = { width: 300, height: 300 }
const placements: Placement[] = [
  { x: 0, y: 0, scale: 1, turn: 0, flip: false },
  { x: 30, y: -12, scale: 0.5, turn: 30, flip: false },
  { x: -7, y: 80, scale: 3, turn: -135, flip: true },
]
const near = (one: Point, other: Point) => {
  expect(one.x).toBeCloseTo(other.x, 2)
  expect(one.y).toBeCloseTo(other.y, 2)
}

test.each(placements)('what lies somewhere in the box is found there again: %o', (at) => {
  near(inPicture(at, inBox(at, { x: 123, y: 45 })), { x: 123, y: 45 })
})

test.each(placements)('the GPU draws it where the page believes it: %o', (at) => {
  const [a = 0, b = 0, , c = 0, d = 0, , e = 0, f = 0] = matrixOf(at, picture, box)
  const clip = { x: a * 0.25 + c * 0.75 + e, y: b * 0.25 + d * 0.75 + f }
  const seen = inBox(at, { x: 150, y: 300 })
  near({ x: ((clip.x + 1) * 300) / 2, y: ((1 - clip.y) * 300) / 2 }, seen)
})

test.each(placements)(
  'nearer, turned, mirrored: what is pointed at stays where it is: %o',
  (at) => {
    const point = { x: 40, y: 90 }
    const pixel = inPicture(at, point)
    near(inBox(enlarged(at, 1.7, point), pixel), point)
    near(inBox(turned(at, 33, point), pixel), point)
    near(inBox(flipped(at, point), pixel), point)
    near(inBox(turnedTo(at, { turn: 12, flip: !at.flip }, point), pixel), point)
    near(inBox(broughtTo(at, { x: 1, y: 2 }, point), { x: 1, y: 2 }), point)
  },
)

test.each(placements)('what is mirrored is seen as in a mirror: %o', (at) => {
  const seen = inBox(at, { x: 200, y: 50 })
  near(inBox(flipped(at, { x: 150, y: 0 }), { x: 200, y: 50 }), { x: 300 - seen.x, y: seen.y })
})

test('a whole picture fills the box one way, and lies in its middle', () => {
  const at = whole(picture, box)
  expect(boxAround(at, { x: 0, y: 0, w: 600, h: 400 })).toEqual({ x: 0, y: 50, w: 300, h: 200 })
  const upended = boxAround(whole(picture, box, { turn: 90, flip: false }), {
    x: 0,
    y: 0,
    w: 600,
    h: 400,
  })
  near({ x: upended.w, y: upended.h }, { x: 200, y: 300 })
  near(upended, { x: 50, y: 0 })
})

test('a part of it can be fitted, and what is in sight is told', () => {
  const part = { x: 100, y: 100, w: 50, h: 50 }
  const seen = pictureAround(fitted(part, box), { x: 0, y: 0, w: 300, h: 300 })
  near(seen, part)
  near({ x: seen.w, y: seen.h }, { x: 50, y: 50 })
})

test('two points of a picture are brought to two of the box by one turn and one scale, mirrored or not', () => {
  const pixels = [
    { x: 100, y: 120 },
    { x: 140, y: 110 },
  ] as const
  const points = [
    { x: 80, y: 150 },
    { x: 220, y: 150 },
  ] as const
  for (const at of placements) {
    const eyes = throughTwo(at, pixels, points)
    expect(eyes.flip).toBe(at.flip)
    for (const which of [0, 1] as const) near(inBox(eyes, pixels[which]), points[which])
  }
})

test('where the two are one point, it is moved and nothing else', () => {
  const at = moved(whole(picture, box), 3, 4)
  const pixel = { x: 9, y: 9 }
  const brought = throughTwo(at, [pixel, pixel], [box, box].map(() => ({ x: 5, y: 5 })) as never)
  expect(brought.scale).toBe(at.scale)
  near(inBox(brought, pixel), { x: 5, y: 5 })
})

test('an angle is told as the smaller way round', () => {
  expect([0, 180, -180, 190, 359, 720, -450].map(wound)).toEqual([0, 180, 180, -170, -1, 0, -90])
})
