import { PictureUnfit } from '../pictureUnfit.ts'
import type { Directory } from './directory.ts'

/** What the samples of a picture say. */
export type Colours = 'grey' | 'rgb' | 'palette' | 'cmyk' | 'ycbcr' | 'lab' | 'icclab'
export type SampleForm = 'unsigned' | 'signed' | 'float'

/** Rows of one strip, or a tile: where they lie in the picture and in the file. */
export interface Chunk {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The sample that a chunk of one plane holds; null where it holds all of them, pixel by pixel. */
  readonly plane: number | null
  readonly at: number
  readonly bytes: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  /** Of each sample. */
  readonly bits: readonly number[]
  readonly form: SampleForm
  readonly colours: Colours
  /** How many of the samples are colours: what comes after them is no part of what is seen. */
  readonly channels: number
  readonly samples: number
  readonly whiteIsZero: boolean
  readonly compression: number
  readonly planar: boolean
  readonly predictor: number
  readonly littleEndian: boolean
  readonly chunks: readonly Chunk[]
}

export const tags = {
  kind: 254,
  oldKind: 255,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  offsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  counts: 279,
  mostValue: 281,
  perInchX: 282,
  perInchY: 283,
  planar: 284,
  t4: 292,
  t6: 293,
  page: 297,
  predictor: 317,
  palette: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileCounts: 325,
  inkSet: 332,
  extraSamples: 338,
  form: 339,
  leastSample: 340,
  mostSample: 341,
  jpegTables: 347,
  jpegStream: 513,
  jpegLength: 514,
  jpegQuantisation: 519,
  jpegDc: 520,
  jpegAc: 521,
  coefficients: 529,
  subsampling: 530,
  reference: 532,
  profile: 34675,
} as const

export const sizeOf = (of: Directory) => ({
  width: of.number(tags.width, 0),
  height: of.number(tags.height, 0),
})

/** How a picture lies in its file. Throws PictureUnfit where nobody could show it. */
export const layoutOf = (of: Directory, maxPixels: number): Layout => {
  const { width, height } = sizeOf(of)
  if (!Number.isInteger(width * height) || width < 1 || height < 1)
    throw new PictureUnfit('damaged')
  if (width * height > maxPixels) throw new PictureUnfit('too-many-pixels')
  const given = of.numbers(tags.bits)
  // Said where the file does not reach: one bit, which is meant where nothing is said, would show noise.
  if (of.has(tags.bits) && given.length === 0) throw new PictureUnfit('damaged')
  const samples = of.number(tags.samples, Math.max(1, given.length))
  const bits = Array.from({ length: samples }, (_, n) => given[n] ?? given[0] ?? 1)
  if (samples < 1 || samples > 64 || bits.some((one) => one < 1 || one > 64))
    throw new PictureUnfit('damaged')
  const { colours, channels } = coloursOf(of, samples)
  const compression = of.number(tags.compression, 1)
  const planar = of.number(tags.planar, 1) === 2 && samples > 1
  const form = formOf(of.number(tags.form, 1))
  const plain = { width, height, bits, samples, planar }
  return {
    ...plain,
    ...{ form, colours, channels, compression },
    whiteIsZero: colours === 'grey' && of.number(tags.photometric, 1) === 0,
    littleEndian: of.littleEndian,
    predictor: of.number(tags.predictor, 1),
    chunks: chunksOf(of, plain, compression === 1 && colours !== 'ycbcr'),
  }
}

const formOf = (format: number): SampleForm => {
  if (format === 5 || format === 6) throw new PictureUnfit('picture-colours', 'complex numbers')
  return format === 2 ? 'signed' : format === 3 ? 'float' : 'unsigned'
}

const coloursOf = (of: Directory, samples: number): Pick<Layout, 'colours' | 'channels'> => {
  const said = of.number(tags.photometric, -1)
  const enough = (colours: Colours, channels: number) => {
    if (samples < channels) throw new PictureUnfit('damaged')
    return { colours, channels }
  }
  switch (said === -1 ? (samples >= 3 ? 2 : 1) : said) {
    case 0:
    case 1:
    case 4:
      return enough('grey', 1)
    case 2:
      // Some write a grey picture as one of colours.
      return samples < 3 ? enough('grey', 1) : enough('rgb', 3)
    case 3:
      return enough('palette', 1)
    case 5:
      if (of.number(tags.inkSet, 1) !== 1) throw new PictureUnfit('picture-colours', 'special inks')
      return enough('cmyk', 4)
    case 6:
      return samples < 3 ? enough('grey', 1) : enough('ycbcr', 3)
    case 8:
    case 10:
      return samples < 3 ? enough('grey', 1) : enough('lab', 3)
    case 9:
      return samples < 3 ? enough('grey', 1) : enough('icclab', 3)
    case 32803:
    case 34892:
      throw new PictureUnfit('raw-picture')
    default:
      throw new PictureUnfit('picture-colours', NAMES[said] ?? `PhotometricInterpretation ${said}`)
  }
}

const NAMES: Record<number, string> = {
  32844: 'LogL',
  32845: 'LogLuv',
  34177: 'depth',
  51177: 'depth',
  52527: 'a semantic mask',
}

type Plain = Pick<Layout, 'width' | 'height' | 'bits' | 'samples' | 'planar'>

/** Strips of gigabytes are read in parts of this many bytes where they are not compressed. */
const PART_BYTES = 8 << 20
const MOST_CHUNKS = 8_000_000

const chunksOf = (of: Directory, plain: Plain, divisible: boolean): Chunk[] => {
  const { width, height, samples, planar } = plain
  const tiled = of.has(tags.tileWidth) && of.has(tags.tileOffsets)
  const across = tiled ? of.number(tags.tileWidth, width) : width
  const rows = tiled ? of.number(tags.tileHeight, height) : of.number(tags.rowsPerStrip, height)
  const down = Math.min(Math.max(1, rows), tiled ? 65_536 : height)
  if (across < 1 || across > 65_536 + width) throw new PictureUnfit('damaged')
  const offsets = of.numbers(tiled ? tags.tileOffsets : tags.offsets)
  const counts = of.numbers(tiled ? tags.tileCounts : tags.counts)
  const planes = planar ? samples : 1
  const many = Math.ceil(width / across) * Math.ceil(height / down) * planes
  if (many > MOST_CHUNKS) throw new PictureUnfit('damaged')
  const chunks: Chunk[] = []
  let n = 0
  for (let plane = 0; plane < planes; plane += 1)
    for (let y = 0; y < height; y += down)
      for (let x = 0; x < width; x += across, n += 1) {
        const tall = tiled ? down : Math.min(down, height - y)
        const whole = { x, y, width: across, height: tall, plane: planar ? plane : null }
        const row = rowBytes(plain, whole)
        const at = offsets[n] ?? 0
        const bytes = counts[n] || (divisible ? row * tall : Number.MAX_SAFE_INTEGER)
        if (divisible && !tiled) chunks.push(...partsOf({ ...whole, at, bytes }, row))
        else chunks.push({ ...whole, at, bytes })
      }
  return chunks
}

/** Bytes of one row of a chunk, as it lies there before it is compressed. */
export const rowBytes = (
  { bits, samples }: Pick<Layout, 'bits' | 'samples'>,
  { width, plane }: Pick<Chunk, 'width' | 'plane'>,
): number => {
  const each = plane === null ? bits.slice(0, samples).reduce((a, b) => a + b, 0) : bits[plane]
  return Math.ceil((width * (each ?? 8)) / 8)
}

const partsOf = (chunk: Chunk, row: number): Chunk[] => {
  const rows = Math.max(1, Math.floor(PART_BYTES / row))
  const parts: Chunk[] = []
  for (let done = 0; done < chunk.height; done += rows)
    parts.push({
      ...chunk,
      y: chunk.y + done,
      height: Math.min(rows, chunk.height - done),
      at: chunk.at === 0 ? 0 : chunk.at + done * row,
      bytes: Math.max(0, Math.min(rows * row, chunk.bytes - done * row)),
    })
  return parts
}
