import type { Point } from '@rollcall/client/looking/placement.ts'
import { drawing } from '@rollcall/client/stills/drawing.ts'
import {
  between,
  leastSide,
  moved,
  proposedIn,
  resized,
  typed,
} from '@rollcall/client/stills/regions.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seedFor } from '../support/seed.ts'

const pictures = fc.record({
  width: fc.integer({ min: leastSide, max: 12_000 }),
  height: fc.integer({ min: leastSide, max: 12_000 }),
})
const anywhere = fc.double({ min: -20_000, max: 20_000, noNaN: true })
const points = fc.record({ x: anywhere, y: anywhere })
const picture = { width: 640, height: 480 }

function expectRegion(
  { x, y, w, h }: Region,
  { width, height }: { width: number; height: number },
) {
  expect([x, y, w, h].every(Number.isInteger)).toBe(true)
  expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
  expect(Math.min(w, h)).toBeGreaterThanOrEqual(leastSide)
  expect([x + w <= width, y + h <= height]).toEqual([true, true])
}

test('[K1] whatever is drawn, moved, resized or typed, the mark is whole pixels of the still and large enough', () => {
  fc.assert(
    fc.property(pictures, points, points, points, (size, a, b, by) => {
      const drawn = between(a, b, size)
      expectRegion(drawn, size)
      expectRegion(moved(drawn, by.x, by.y, size), size)
      expectRegion(resized(drawn, by.x, by.y, size), size)
      expectRegion(typed({ ...drawn, x: by.x, w: by.y }, size), size)
    }),
    { seed: seedFor('marks') },
  )
})

test('[K1] a drawn mark holds everything between its two corners', () => {
  const expected = { x: 10, y: 20, w: 51, h: 61 }
  expect(between({ x: 10.4, y: 20.2 }, { x: 60.3, y: 80.9 }, picture)).toEqual(expected)
  expect(between({ x: 60.3, y: 80.9 }, { x: 10.4, y: 20.2 }, picture)).toEqual(expected)
})

test('[K1] a mark that is begun by keys is a head in the middle of what is in sight', () => {
  const seen = { x: 200, y: 100, w: 240, h: 200 }
  const mark = proposedIn(seen, picture)
  expectRegion(mark, picture)
  expect(mark.x + mark.w / 2).toBeCloseTo(320, 0)
  expect(mark.y + mark.h / 2).toBeCloseTo(200, 0)
  expect(mark.h).toBeGreaterThan(mark.w)
})

/** A hand that draws, and what it has drawn; one that mends has a mark already, and leaves it where it is. */
function hand(mended: Region | null = null) {
  let mark = mended
  const set = (next: Region | null) => {
    mark = next
  }
  const gestures = drawing({
    last: () => mark,
    set,
    done: () => {},
    slip: () => 3,
    picture,
    anew: !mended,
  })
  const lying = (...parts: string[]) =>
    ({ closest: (part: string) => (parts.includes(part) ? {} : null) }) as unknown as Element
  const [onMark, onEdge] = [lying('[data-draft]'), lying('[data-draft]', '[data-edge]')]
  return { ...gestures, mark: () => mark, onMark, onEdge }
}

test('[K1] a mark is made by a drag, and by two taps', () => {
  const dragging = hand()
  dragging.press({ x: 100, y: 100 }, null)
  dragging.drag({ x: 140, y: 160 })
  dragging.release({ x: 140, y: 160 })
  expect(dragging.mark()).toEqual({ x: 100, y: 100, w: 40, h: 60 })

  const tapping = hand()
  for (const at of [
    { x: 140, y: 160 },
    { x: 100, y: 100 },
  ]) {
    tapping.press(at, null)
    tapping.drag({ x: at.x + 1, y: at.y })
    tapping.release(at)
  }
  expect(tapping.mark()).toEqual({ x: 100, y: 100, w: 40, h: 60 })
})

test('[K1] a drag within the mark moves it, and a second finger undoes what the first one drew', () => {
  const one = hand()
  one.press({ x: 100, y: 100 }, null)
  one.drag({ x: 140, y: 160 })
  one.release({ x: 140, y: 160 })
  one.press({ x: 120, y: 120 }, one.onMark)
  one.drag({ x: 150, y: 110 })
  one.release({ x: 150, y: 110 })
  expect(one.mark()).toEqual({ x: 130, y: 90, w: 40, h: 60 })
  one.press({ x: 300, y: 300 }, null)
  one.drag({ x: 320, y: 330 })
  one.cancel()
  expect(one.mark()).toEqual({ x: 130, y: 90, w: 40, h: 60 })
})

test('[K5] an edge that is pulled moves alone, and a press beside a mark that is mended begins no other', () => {
  const pull = (at: Point, to: Point) => {
    const one = hand({ x: 100, y: 100, w: 40, h: 60 })
    one.press(at, one.onEdge)
    one.drag(to)
    one.release(to)
    return one.mark()
  }
  expect(pull({ x: 143, y: 105 }, { x: 160, y: 300 })).toEqual({ x: 100, y: 100, w: 60, h: 60 })
  expect(pull({ x: 97, y: 140 }, { x: 90, y: 0 })).toEqual({ x: 90, y: 100, w: 50, h: 60 })
  expect(pull({ x: 120, y: 96 }, { x: 0, y: 80 })).toEqual({ x: 100, y: 80, w: 40, h: 80 })
  expect(pull({ x: 110, y: 165 }, { x: 0, y: 150 })).toEqual({ x: 100, y: 100, w: 40, h: 50 })
  const beside = hand({ x: 100, y: 100, w: 40, h: 60 })
  beside.press({ x: 300, y: 300 }, null)
  beside.drag({ x: 360, y: 360 })
  beside.release({ x: 360, y: 360 })
  expect(beside.mark()).toEqual({ x: 100, y: 100, w: 40, h: 60 })
})
