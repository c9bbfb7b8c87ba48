import { expect, test } from 'vitest'
import type { Region } from '../ui/pictures.ts'
import { numberSize, numbersBeside } from './numbers.ts'

const box = { width: 320, height: 240 }
const numbersOf = (marks: Parameters<typeof numbersBeside>[0], first = -1) =>
  numbersBeside(
    marks,
    marks.map((_, at) => numberSize(at + 1)),
    first,
    box,
  )

test('a number stands above its mark, and below where there is no room', () => {
  const [high, low] = numbersOf([
    { x: 10, y: 4, w: 40, h: 50 },
    { x: 100, y: 100, w: 40, h: 50 },
  ])
  expect(high).toMatchObject({ x: 10, y: 54 })
  expect(low).toMatchObject({ x: 100, y: 80 })
})

test('who is out of sight has none, and one far away has it as large as one near', () => {
  const [gone, far] = numbersOf([
    { x: 400, y: 10, w: 40, h: 50 },
    { x: 100, y: 100, w: 6, h: 8 },
  ])
  expect(gone).toBeNull()
  expect(far).toMatchObject({ w: 19, h: 20 })
})

test('[S1] of 210 men on the narrowest screen no number covers a face or another number, and who is chosen has his', () => {
  const marks = Array.from({ length: 210 }, (_, at) => ({
    x: 4 + (at % 21) * 15,
    y: 24 + Math.floor(at / 21) * 21,
    w: 10,
    h: 13,
  }))
  const numbers = numbersOf(marks, 10)
  const shown = numbers.filter((one) => one !== null)
  const solid = [...marks, ...shown]
  const covered = shown.filter((one) => solid.some((two) => one !== two && overlap(one, two)))
  expect(covered).toEqual([])
  expect(shown.length).toBeGreaterThan(5)
  expect(numbers[10]).not.toBeNull()
  // Ten times as near both who are in sight have one.
  const near = marks.map(({ x, y, w, h }) => ({ x: x * 10, y: y * 10 - 210, w: w * 10, h: h * 10 }))
  const inSight = near.map((one) => overlap(one, { x: 0, y: 0, w: box.width, h: box.height }))
  expect(inSight.filter(Boolean)).toHaveLength(2)
  expect(numbersOf(near).map((one) => one !== null)).toEqual(inSight)
})

const overlap = (a: Region, b: Region): boolean =>
  a.x < b.x + b.w - 1 && b.x < a.x + a.w - 1 && a.y < b.y + b.h - 1 && b.y < a.y + a.h - 1
