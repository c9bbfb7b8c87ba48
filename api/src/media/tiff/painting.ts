import { spaceOf, toneOf } from '../greyProfile.ts'
import { PictureUnfit } from '../pictureUnfit.ts'
import {
  blocksOf,
  chunkReader,
  eachSample,
  extremesOf,
  type ReadChunk,
  type Rows,
} from './chunks.ts'
import { isDelegated } from './delegate.ts'
import type { BytesAt, Directory } from './directory.ts'
import { type Chunk, type Layout, tags } from './layout.ts'
import { type Levels, levelsOf, needsExtremes } from './levels.ts'
import { type Painted, toRgb } from './toRgb.ts'

export interface Picture extends Painted {
  /** The share of the picture that could not be read. */
  readonly missing: number
  readonly assumedBits?: number | undefined
}

const MOST_PLAIN_BYTES = 480e6

/** All of a picture, as it is to be seen. */
export const painted = async (
  of: Directory,
  layout: Layout,
  bytesAt: BytesAt,
): Promise<Picture> => {
  const { width, height, colours, bits } = layout
  const delegated = isDelegated(layout.compression)
  const read = chunkReader(of, layout, bytesAt)
  const channels = colours === 'palette' || (delegated && colours === 'cmyk') ? 3 : layout.channels
  const profile = fittingProfile(of, layout, channels)
  const tone = profile && channels === 1 ? toneOf(profile) : null
  const isDeep =
    (bits[0] ?? 8) > 8 && (colours === 'rgb' || (colours === 'grey' && !tone)) && profile !== null
  const deep = !delegated && isDeep && width * height * channels * 2 <= MOST_PLAIN_BYTES
  const levels =
    delegated || !needsExtremes(layout)
      ? levelsOf(of, { ...layout, bits: [delegated ? 8 : (bits[0] ?? 8)] }, { least: 0, most: 0 })
      : levelsOf(of, layout, await extremesOf(layout, read))
  const out = blank(width * height * channels * (deep ? 2 : 1), layout, channels)
  const canvas: Canvas = {
    out,
    width,
    height,
    channels,
    deep,
    level: leveling(layout, levels, tone, deep),
  }
  let missing = 0
  for (const chunk of layout.chunks) missing += await paint(of, layout, canvas, chunk, read)
  const planes = layout.planar ? layout.channels : 1
  const share = missing / (width * height * planes)
  if (share > 0.999) throw new PictureUnfit('damaged')
  const plain = { out, channels, deep, profile: tone ? null : profile }
  const shown = delegated ? plain : toRgb(of, layout, plain)
  return { ...shown, missing: share, assumedBits: levels.assumedBits }
}

/** A profile for what is written in the end; others are of no use. */
const fittingProfile = (of: Directory, { colours }: Layout, channels: number): Buffer | null => {
  const profile = of.bytes(tags.profile)
  if (colours === 'lab' || colours === 'icclab') return null
  const space = { 1: 'GRAY', 3: 'RGB', 4: 'CMYK' }[channels]
  return profile.length > 128 && spaceOf(profile) === space ? profile : null
}

/** What is missing in the end is grey. */
const blank = (bytes: number, { colours }: Layout, channels: number): Buffer => {
  const out = Buffer.allocUnsafe(bytes)
  if (channels === 4) return out.fill(Buffer.from([0, 0, 0, 128]))
  return out.fill(colours === 'lab' ? Buffer.from([128, 0, 0]) : 128)
}

interface Canvas {
  readonly out: Buffer
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly deep: boolean
  readonly level: (value: number) => number
}

const MOST_TABLE = 65_536

/** What a sample becomes: 0 to 255, or to 65,535; black is 0. */
const leveling = (
  layout: Layout,
  levels: Levels,
  tone: ((grey: number) => number) | null,
  deep: boolean,
) => {
  const { colours, whiteIsZero, bits, form } = layout
  const shift = (bits[0] ?? 8) === 16 ? 8 : 0
  if (colours === 'palette') return (value: number) => value
  if (colours === 'lab' || colours === 'icclab' || colours === 'ycbcr')
    return (value: number) => (value >> shift) & 255
  const { black, white } = levels
  const most = deep ? 65_535 : 255
  const exact = (value: number): number => {
    const share = (value - black) / (white - black)
    const inside = share > 0 ? Math.min(1, share) : 0
    const grey = whiteIsZero && !isDelegated(layout.compression) ? 1 - inside : inside
    return Math.round((tone ? tone(grey) : grey) * most)
  }
  if (form !== 'unsigned' || white - black >= MOST_TABLE) return exact
  const table = Uint16Array.from({ length: white + 1 }, (_, value) => exact(value))
  const last = table[white] as number
  return (value: number) => (value > white ? last : (table[value] as number))
}

/** Answers how many pixels are missing. */
const paint = async (
  of: Directory,
  layout: Layout,
  canvas: Canvas,
  chunk: Chunk,
  read: ReadChunk,
): Promise<number> => {
  if ((chunk.plane ?? 0) >= layout.channels) return 0
  const rows = await read(chunk)
  const wide = Math.min(chunk.width, layout.width - chunk.x)
  const high = Math.min(chunk.height, layout.height - chunk.y)
  const blocks = blocksOf(of, layout)
  if (rows.channels !== undefined) {
    paintUndone(canvas, chunk, rows)
    return wide * high * (1 - rows.there)
  }
  const there = Math.floor(rows.bytes.length / rows.row) * (blocks?.[1] ?? 1)
  if (blocks) paintBlocks(canvas, layout, chunk, rows, blocks)
  else paintSamples(of, layout, canvas, chunk, rows)
  return wide * Math.max(0, high - there)
}

const paintSamples = (
  of: Directory,
  layout: Layout,
  canvas: Canvas,
  chunk: Chunk,
  rows: Rows,
): void => {
  const { out, width, channels, deep, level } = canvas
  if (layout.colours === 'palette') {
    const colour = paletteOf(of, layout.bits[0] ?? 8)
    eachSample(layout, chunk, rows, of.littleEndian, (x, y, _, value) => {
      const at = (y * width + x) * 3
      const from = value * 3
      out[at] = colour[from] ?? 0
      out[at + 1] = colour[from + 1] ?? 0
      out[at + 2] = colour[from + 2] ?? 0
    })
    return
  }
  eachSample(layout, chunk, rows, of.littleEndian, (x, y, channel, value) => {
    const at = (y * width + x) * channels + channel
    if (deep) out.writeUInt16LE(level(value), at * 2)
    else out[at] = level(value)
  })
}

const MOST_COLOURS = 65_536

/** Three bytes a colour. Tables are of 16 bits, unless their writer knew no better. */
const paletteOf = (of: Directory, bits: number): Uint8Array => {
  const map = of.numbers(tags.palette)
  const count = Math.min(2 ** bits, MOST_COLOURS)
  const shift = map.every((one) => one < 256) ? 0 : 8
  return Uint8Array.from(
    { length: count * 3 },
    (_, n) => (map[(n % 3) * count + Math.floor(n / 3)] ?? 0) >> shift,
  )
}

const paintUndone = (
  { out, width, height, channels, level }: Canvas,
  chunk: Chunk,
  rows: Rows,
): void => {
  const from = rows.channels ?? 1
  const wide = Math.min(chunk.width, width - chunk.x)
  const high = Math.min(chunk.height, height - chunk.y, Math.floor(rows.bytes.length / rows.row))
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1) {
      const to = ((chunk.y + y) * width + chunk.x + x) * channels
      const at = y * rows.row + x * from
      if (chunk.plane !== null) out[to + chunk.plane] = rows.bytes[at] as number
      else
        for (let n = 0; n < channels; n += 1) {
          const value = rows.bytes[at + Math.min(n, from - 1)] as number
          out[to + n] = channels === 1 ? level(value) : value
        }
    }
}

/** A block has the light of each of its pixels, then the blue and the red of all. */
const paintBlocks = (
  { out, width, height }: Canvas,
  { bits }: Layout,
  chunk: Chunk,
  { bytes, row }: Rows,
  [across, down]: readonly [number, number],
): void => {
  if (bits[0] !== 8) throw new PictureUnfit('picture-depth', `${bits[0]} bit YCbCr`)
  const unit = across * down + 2
  for (let y = 0; y < Math.min(chunk.height, height - chunk.y); y += 1) {
    const line = Math.floor(y / down) * row
    if (line + row > bytes.length) return
    for (let x = 0; x < Math.min(chunk.width, width - chunk.x); x += 1) {
      const block = line + Math.floor(x / across) * unit
      const to = ((chunk.y + y) * width + chunk.x + x) * 3
      out[to] = bytes[block + (y % down) * across + (x % across)] as number
      out[to + 1] = bytes[block + unit - 2] as number
      out[to + 2] = bytes[block + unit - 1] as number
    }
  }
}
