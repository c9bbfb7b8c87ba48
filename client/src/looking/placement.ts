import type { Region, Size } from '../ui/pictures.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * How a picture lies in its box. A pixel of the picture is mirrored where `flip` says so, made `scale` CSS pixels wide, turned
 * by `turn` degrees clockwise, and moved: `x` and `y` are where in the box the picture's first pixel comes to lie.
 */
export interface Placement {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly turn: number
  readonly flip: boolean
}

/** Turned and mirrored, and nothing else. */
export type Turning = Pick<Placement, 'turn' | 'flip'>

export const upright: Turning = { turn: 0, flip: false }

export const isTurned = ({ turn, flip }: Turning): boolean => turn !== 0 || flip

/** Where in the box a pixel of the picture lies. */
export function inBox(at: Placement, { x, y }: Point): Point {
  const [cos, sin] = way(at)
  const aside = at.flip ? -x : x
  return { x: at.x + cos * aside - sin * y, y: at.y + sin * aside + cos * y }
}

/** Which pixel of the picture lies there in the box. */
export function inPicture(at: Placement, { x, y }: Point): Point {
  const [cos, sin] = way(at)
  const [dx, dy] = [x - at.x, y - at.y]
  const square = at.scale * at.scale
  const aside = (cos * dx + sin * dy) / square
  return { x: at.flip ? -aside : aside, y: (cos * dy - sin * dx) / square }
}

/** The least upright rectangle of the box that holds a region of the picture. */
export const boxAround = (at: Placement, region: Region): Region =>
  around(cornersOf(region).map((corner) => inBox(at, corner)))

/** The least upright rectangle of the picture that holds a region of the box; it may reach beyond the picture. */
export const pictureAround = (at: Placement, region: Region): Region =>
  around(cornersOf(region).map((corner) => inPicture(at, corner)))

/** As large as it goes, with a region of the picture in the middle of the box. */
export function fitted(region: Region, box: Size, turning: Turning = upright): Placement {
  const seen = boxAround({ ...turning, x: 0, y: 0, scale: 1 }, region)
  const scale = Math.min(box.width / seen.w, box.height / seen.h) || 1
  const middle = { x: region.x + region.w / 2, y: region.y + region.h / 2 }
  return broughtTo({ ...turning, x: 0, y: 0, scale }, middle, middleOf(box))
}

/** The whole picture, in the middle of the box. */
export const whole = ({ width, height }: Size, box: Size, turning?: Turning): Placement =>
  fitted({ x: 0, y: 0, w: width, h: height }, box, turning)

export const moved = (at: Placement, dx: number, dy: number): Placement => ({
  ...at,
  x: at.x + dx,
  y: at.y + dy,
})

/** A pixel of the picture is brought to a point of the box; scale and turn stay. */
export function broughtTo(at: Placement, pixel: Point, point: Point): Placement {
  const now = inBox(at, pixel)
  return moved(at, point.x - now.x, point.y - now.y)
}

/** So many times as large; what lies at `point` of the box stays there. */
export const enlarged = (at: Placement, by: number, point: Point): Placement =>
  broughtTo({ ...at, scale: at.scale * by }, inPicture(at, point), point)

/** Turned by so many degrees, clockwise as it is seen; what lies at `point` of the box stays there. */
export const turned = (at: Placement, degrees: number, point: Point): Placement =>
  broughtTo({ ...at, turn: wound(at.turn + degrees) }, inPicture(at, point), point)

/** Mirrored left to right as it is seen; what lies at `point` of the box stays there. */
export const flipped = (at: Placement, point: Point): Placement =>
  broughtTo({ ...at, turn: wound(-at.turn), flip: !at.flip }, inPicture(at, point), point)

/** Turned and mirrored as said, whatever it was; what lies at `point` of the box stays there. */
export const turnedTo = (at: Placement, turning: Turning, point: Point): Placement =>
  broughtTo({ ...at, ...turning, turn: wound(turning.turn) }, inPicture(at, point), point)

/**
 * What was done in one box, from `before` to `after`, done to another picture in its own box: as much nearer, moved and turned
 * as it is seen on the screen. Mirroring is each picture's own.
 */
export function likewise(at: Placement, before: Placement, after: Placement): Placement {
  if (before.flip !== after.flip) return at
  const points = [
    { x: 0, y: 0 },
    { x: 1000, y: 0 },
  ] as const
  const moved = points.map((point) => inBox(after, inPicture(before, point))) as [Point, Point]
  return throughTwo(at, [inPicture(at, points[0]), inPicture(at, points[1])], moved)
}

/** As near as it makes sense, and never so far aside that the middle of the box shows nothing of the picture. */
export function held(at: Placement, picture: Size, box: Size): Placement {
  const fit = whole(picture, box, at).scale
  const scale = within(at.scale, fit * leastShare, Math.max(nearest, fit))
  const middle = middleOf(box)
  const near = scale === at.scale ? at : enlarged(at, scale / at.scale, middle)
  const { x, y } = inPicture(near, middle)
  const seen = { x: within(x, 0, picture.width), y: within(y, 0, picture.height) }
  return seen.x === x && seen.y === y ? near : broughtTo(near, seen, middle)
}

export const isWhole = (at: Placement, picture: Size, box: Size): boolean =>
  at.scale < whole(picture, box, at).scale * 1.05

/** As `at`, but with two pixels of the picture at two points of the box: by the one similarity that does it. */
export function throughTwo(
  at: Placement,
  pixels: readonly [Point, Point],
  points: readonly [Point, Point],
): Placement {
  const upright = { ...at, turn: 0, scale: 1 }
  const [from, to] = [
    between(inBox(upright, pixels[0]), inBox(upright, pixels[1])),
    between(...points),
  ]
  const scale = to.length / from.length
  if (!Number.isFinite(scale) || scale === 0) return broughtTo(at, pixels[0], points[0])
  return broughtTo({ ...at, scale, turn: wound(to.angle - from.angle) }, pixels[0], points[0])
}

/** The same angle, more than -180 degrees and at most 180. */
export function wound(degrees: number): number {
  const rest = degrees % 360
  return rest > 180 ? rest - 360 : rest <= -180 ? rest + 360 : rest
}

export const middleOf = ({ width, height }: Size): Point => ({ x: width / 2, y: height / 2 })

/** As CSS has it, for an element of the picture's own size, with its origin at the first pixel. */
export const cssOf = ({ x, y, scale, turn, flip }: Placement): string =>
  `translate(${x}px, ${y}px) rotate(${turn}deg) scale(${flip ? -scale : scale}, ${scale})`

/** CSS pixels to a pixel of the picture, when it is nearest. */
const nearest = 8
const leastShare = 0.8

const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most))

const way = ({ scale, turn }: Placement): [cos: number, sin: number] => {
  const angle = (turn * Math.PI) / 180
  return [scale * Math.cos(angle), scale * Math.sin(angle)]
}

function between(one: Point, other: Point) {
  const [dx, dy] = [other.x - one.x, other.y - one.y]
  return { length: Math.hypot(dx, dy), angle: (Math.atan2(dy, dx) * 180) / Math.PI }
}

function around(points: readonly Point[]): Region {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y }
}

const cornersOf = ({ x, y, w, h }: Region): Point[] => [
  { x, y },
  { x: x + w, y },
  { x, y: y + h },
  { x: x + w, y: y + h },
]
