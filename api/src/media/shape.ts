/** A size of decoded pictures, upright, with the shape of their pixels. */
export interface Shape {
  readonly width: number
  readonly height: number
  /** Width of a pixel by its height. */
  readonly aspect: number
}

/** A shape with how many pictures have it. */
export interface ShapeSeen extends Shape {
  readonly pictures: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Rows above the picture that tapes of broadcasters keep for other things, in the heights that such copies have. */
const VBI_ROWS = 32
const VBI = [
  [720, 608],
  [720, 512],
]

export const hasVbi = (codec: string, { width, height }: Shape): boolean =>
  codec === 'mpeg2video' && VBI.some(([wide, high]) => width === wide && height === high)

/** The same without those rows; what it says of its shape was said of all of it. */
export const withoutVbi = (codec: string, shape: Shape): Shape => {
  if (!hasVbi(codec, shape)) return shape
  const height = shape.height - VBI_ROWS
  return { width: shape.width, height, aspect: (shape.aspect * height) / shape.height }
}

export const vbiCrop = `crop=iw:ih-${VBI_ROWS}:0:${VBI_ROWS}:exact=1`

/** The longer side grows where pixels are not square, so that nothing is lost; sides end up even, as H.264 needs. */
export const seenSize = ({ width, height, aspect }: Shape): Size => ({
  width: even(width * Math.max(1, aspect)),
  height: even(height / Math.min(1, aspect)),
})

/** The size of a film whose shape changes: the largest, of those that more than a few pictures have. */
export const filmSize = (codec: string, shapes: readonly ShapeSeen[]): Size => {
  const lasting = shapes.filter(({ pictures }) => pictures >= FEW)
  const sizes = (lasting.length > 0 ? lasting : shapes).map((shape) =>
    seenSize(withoutVbi(codec, shape)),
  )
  return sizes.reduce((best, one) => (areaOf(one) > areaOf(best) ? one : best))
}

/** What is decoded of damaged bytes can have any size. */
const FEW = 3

const areaOf = ({ width, height }: Size): number => width * height
const even = (length: number): number => 2 * Math.ceil(Math.round(length) / 2)

/** The filters that bring pictures of these shapes to one size with square pixels, by the options of scale. */
export const fitting = (
  { width, height }: Size,
  shapes: readonly Shape[],
  options: string,
): string[] =>
  shapes.length > 1
    ? [
        `scale=${within(width, height)}:eval=frame:${options}`,
        'setsar=1',
        `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2:eval=frame`,
      ]
    : [`scale=${fitted(width, height)}:${options}`, 'setsar=1', `pad=${width}:${height}`]

/** A picture that only lacks a row or column to be even keeps its pixels and is padded. */
const fitted = (width: number, height: number): string =>
  `w='if(between(${width}-iw,0,1),iw,${width})':h='if(between(${height}-ih,0,1),ih,${height})'`

const within = (width: number, height: number): string => {
  const [wide, high] = ['(iw*max(1,sar))', '(ih/min(1,sar))']
  const share = `min(${width}/${wide},${height}/${high})`
  return `w='2*round(${wide}*${share}/2)':h='2*round(${high}*${share}/2)'`
}
