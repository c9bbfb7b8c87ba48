import type { Region, Size } from '../ui/pictures.ts'

/** How large a number is written, in CSS pixels, however near the picture is. */
export const numberSize = (number: number): Size => ({
  width: 10 + 9 * String(number).length,
  height: 20,
})

/**
 * Where the number of each mark stands, beside it: not outside the box, and never over a mark, so over nobody's face, nor over
 * another number. Where there is no such place for one, it is null until there is more room. The first of them choose first.
 */
export function numbersBeside(
  marks: readonly Region[],
  sizes: readonly Size[],
  first: number,
  box: Size,
): readonly (Region | null)[] {
  const taken = marks.filter((mark) => meet(mark, { x: 0, y: 0, w: box.width, h: box.height }))
  const found = marks.map((): Region | null => null)
  const order = marks.map((_, at) => at).sort((a, b) => Number(b === first) - Number(a === first))
  for (const at of order) {
    const [mark, size] = [marks[at], sizes[at]]
    if (!mark || !size || !taken.includes(mark)) continue
    const place = placesOf(mark, size).find(
      (one) => isWithin(one, box) && !taken.some((other) => meet(one, other)),
    )
    if (!place) continue
    found[at] = place
    taken.push(place)
  }
  return found
}

/** Above it, below it and at its sides, the nearest to where one looks for it first. */
function placesOf({ x, y, w, h }: Region, { width, height }: Size): Region[] {
  const [above, below, right] = [y - height, y + h, x + w]
  const places = [
    ...[x, right - width].flatMap((at) => [
      [at, above],
      [at, below],
    ]),
    ...[y, below - height].flatMap((at) => [
      [right, at],
      [x - width, at],
    ]),
  ]
  return places.map(([left = 0, top = 0]) => ({ x: left, y: top, w: width, h: height }))
}

const isWithin = ({ x, y, w, h }: Region, { width, height }: Size): boolean =>
  x >= 0 && y >= 0 && x + w <= width && y + h <= height

/** What only touches does not meet. */
const meet = (a: Region, b: Region): boolean =>
  a.x < b.x + b.w - 0.5 && b.x < a.x + a.w - 0.5 && a.y < b.y + b.h - 0.5 && b.y < a.y + a.h - 0.5
