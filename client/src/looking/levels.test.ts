import { expect, test } from 'vitest'
import { fitFor, takable } from './levels.ts'

const sizes = [2560, 320, 6000, 640].map((width) => ({
  width,
  type: 'image/webp',
  url: `${width}`,
}))

test('a picture comes in the least size that is sharp, or in the largest there is', () => {
  expect([1, 320, 321, 2600, 9999].map((wide) => fitFor(sizes, wide)?.width)).toEqual([
    320, 320, 640, 6000, 6000,
  ])
  expect(fitFor([], 100)).toBeNull()
})

test('a GPU that takes nothing so large gets the largest it takes, by either side', () => {
  const able = (slope: number) => takable(sizes, slope, 4096).map(({ width }) => width)
  expect(able(0.75)).toEqual([2560, 320, 640])
  expect(able(2)).toEqual([320, 640])
})
