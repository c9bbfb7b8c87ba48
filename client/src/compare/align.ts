import { inBox, type Placement, type Point, throughTwo } from '../looking/placement.ts'
import type { Region, Size } from '../ui/pictures.ts'
import type { Side } from './picture.ts'

/** Two places of one face, in pixels of its picture. */
export type Two = readonly [Point, Point]
export type Aligned = Readonly<Record<Side, Two>>

/** Where eyes mostly are, in a mark around a head or in a portrait: from there the points are brought to where they belong. */
export function guessed(head: Region | null, { width, height }: Size): Two {
  const { x, y, w, h } = head ?? {
    x: width * 0.2,
    y: height * 0.1,
    w: width * 0.6,
    h: height * 0.7,
  }
  const level = y + h * 0.42
  return [
    { x: x + w * 0.34, y: level },
    { x: x + w * 0.66, y: level },
  ]
}

/** Point 1 is the one that is seen on the left, in both pictures: else one of them would come to stand on its head. */
export const inOrder = (two: Two, at: Placement): Two =>
  inBox(at, two[0]).x <= inBox(at, two[1]).x ? two : [two[1], two[0]]

/** Where both pairs of points lie when they are aligned: level, in the upper half of the box, as far apart as eyes in a portrait. */
export const eyesIn = ({ width, height }: Size): Two => {
  const [apart, level] = [Math.min(width, height) * 0.095, height * 0.42]
  return [
    { x: width / 2 - apart, y: level },
    { x: width / 2 + apart, y: level },
  ]
}

/** A picture with its two points where eyes belong: one scale, one turn, one eye line for both pictures. */
export const alignedIn = (at: Placement, two: Two, box: Size): Placement =>
  throughTwo(at, [two[0], two[1]], [...eyesIn(box)] as [Point, Point])

/** One of two points moved; which one is said, or the nearer one. */
export const withPoint = (two: Two, which: 0 | 1, to: Point): Two =>
  which === 0 ? [to, two[1]] : [two[0], to]

export const nearer = (two: Two, to: Point): 0 | 1 =>
  Math.hypot(two[0].x - to.x, two[0].y - to.y) <= Math.hypot(two[1].x - to.x, two[1].y - to.y)
    ? 0
    : 1

/** As it stands in an address: eight numbers, in tenths of a pixel. */
export const written = ({ left, right }: Aligned): string =>
  [...left, ...right].flatMap(({ x, y }) => [x, y].map((value) => value.toFixed(1))).join('_')

/** Null where it is nothing of the kind: an address can hold anything. */
export function readAligned(text: string | null): Aligned | null {
  const all = (text ?? '').split('_').map(Number)
  if (all.length !== 8 || !all.every((value) => Number.isFinite(value) && Math.abs(value) < 1e6))
    return null
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = all
  const aligned: Aligned = {
    left: [
      { x: a, y: b },
      { x: c, y: d },
    ],
    right: [
      { x: e, y: f },
      { x: g, y: h },
    ],
  }
  return isApart(aligned.left) && isApart(aligned.right) ? aligned : null
}

/** Two points in one place say nothing of scale and turn. */
const isApart = ([one, other]: Two): boolean => Math.hypot(one.x - other.x, one.y - other.y) >= 1
