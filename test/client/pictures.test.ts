import { behind, plainOf, portraitOf, sizesBehind, srcSetOf } from '@rollcall/client/ui/pictures.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seedFor } from '../support/seed.ts'

const picture = { width: 640, height: 480 }

test('[S1] a marked man is shown as 4 by 5, whole, with more air above him than below', () => {
  const mark = { x: 280, y: 160, w: 80, h: 100 }
  const part = portraitOf(mark, picture)
  expect(part.w / part.h).toBeCloseTo(4 / 5)
  expect(mark.x - part.x).toBeCloseTo(part.x + part.w - (mark.x + mark.w))
  const above = mark.y - part.y
  const below = part.y + part.h - (mark.y + mark.h)
  expect(above).toBeGreaterThan(10)
  expect(below).toBeGreaterThan(10)
  expect(above).toBeGreaterThan(below * 0.8)
})

test('[S1] a portrait never leaves the picture, wherever the mark lies and however it is shaped', () => {
  const sizes = fc.record({
    width: fc.integer({ min: 12, max: 12_000 }),
    height: fc.integer({ min: 12, max: 12_000 }),
  })
  const inside = sizes.chain((size) =>
    fc.tuple(
      fc.constant(size),
      fc
        .integer({ min: 12, max: size.width })
        .chain((w) => fc.tuple(fc.integer({ min: 0, max: size.width - w }), fc.constant(w))),
      fc
        .integer({ min: 12, max: size.height })
        .chain((h) => fc.tuple(fc.integer({ min: 0, max: size.height - h }), fc.constant(h))),
    ),
  )
  fc.assert(
    fc.property(inside, ([size, [x, w], [y, h]]) => {
      const part = portraitOf({ x, y, w, h }, size)
      expect(part.w / part.h).toBeCloseTo(0.8)
      expect(Math.min(part.x, part.y)).toBeGreaterThanOrEqual(0)
      expect(part.x + part.w).toBeLessThanOrEqual(size.width + 1e-6)
      expect(part.y + part.h).toBeLessThanOrEqual(size.height + 1e-6)
    }),
    { seed: seedFor('portraits') },
  )
})

test('the picture behind a crop lies so that its part fills the window', () => {
  expect(behind({ x: 160, y: 120, w: 320, h: 240 }, picture)).toEqual({
    width: '200%',
    height: '200%',
    left: '-50%',
    top: '-50%',
  })
})

test('a crop asks for a picture wide enough to be sharp', () => {
  const part = { x: 0, y: 0, w: 160, h: 200 }
  expect(sizesBehind(part, picture, '180px')).toBe('calc(4.000 * 180px)')
  expect(sizesBehind(part, picture, '(max-width: 48em) 50vw, 12rem')).toBe(
    '(max-width: 48em) calc(4.000 * 50vw), calc(4.000 * 12rem)',
  )
})

const of = (type: string, width: number) => ({ type, width, url: `/${type}/${width}` })

test('sources are listed by width, and browsers that know no list get a middling JPEG', () => {
  const pictures = [1280, 320, 640].flatMap((width) => [
    of('image/webp', width),
    of('image/jpeg', width),
  ])
  expect(srcSetOf(pictures, 'image/webp')).toBe(
    '/image/webp/320 320w, /image/webp/640 640w, /image/webp/1280 1280w',
  )
  expect(plainOf(pictures)).toBe('/image/jpeg/1280')
  expect(plainOf(pictures.filter(({ width }) => width < 800))).toBe('/image/jpeg/640')
})
