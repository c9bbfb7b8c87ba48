import { PictureUnfit } from '../pictureUnfit.ts'
import { isDelegated, undoneBySharp } from './delegate.ts'
import type { BytesAt, Directory } from './directory.ts'
import { type Chunk, type Layout, rowBytes, tags } from './layout.ts'
import type { Extremes } from './levels.ts'
import { sampleReader, undoPredictor } from './samples.ts'
import { turnBits, unpack } from './unpack.ts'

export interface Rows {
  /** Whole rows, one after the other, as far as there are any. */
  readonly bytes: Buffer
  readonly row: number
  readonly channels?: number
  /** Of what the chunk should have had, before it was unpacked. */
  readonly there: number
}

export type ReadChunk = (chunk: Chunk) => Promise<Rows>

export const chunkReader = (of: Directory, layout: Layout, bytesAt: BytesAt): ReadChunk => {
  const turned = of.number(tags.fillOrder, 1) === 2
  return async (chunk) => {
    const row = rowOf(of, layout, chunk)
    const found = chunk.at > 0 ? bytesAt(chunk.at, chunk.bytes) : Buffer.alloc(0)
    const there =
      chunk.bytes === Number.MAX_SAFE_INTEGER ? 1 : Math.min(1, found.length / chunk.bytes)
    if (found.length === 0) return { bytes: found, row, there: 0 }
    if (isDelegated(layout.compression)) {
      const undone = await undoneBySharp(of, layout, chunk, found).catch(() => null)
      if (!undone) return { bytes: Buffer.alloc(0), row, there: 0 }
      return { ...undone, row: chunk.width * undone.channels, there }
    }
    const bytes = await unpack(
      layout.compression,
      turned ? turnBits(found) : found,
      row * rowsIn(of, layout, chunk),
    )
    if (!bytes) throw new PictureUnfit('picture-compression', nameOf(layout.compression))
    if (layout.predictor > 1) undoPredictor(layout, chunk, bytes, row, of.littleEndian)
    return { bytes, row, there: 1 }
  }
}

const COMPRESSIONS: Record<number, string> = {
  32766: 'NeXT',
  32809: 'ThunderScan',
  33003: 'JPEG 2000',
  33005: 'JPEG 2000',
  34661: 'JBIG',
  34676: 'SGI LogLuv',
  34677: 'SGI LogLuv',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34892: 'lossy DNG',
  34925: 'LZMA',
  50002: 'JPEG XL',
  52546: 'JPEG XL',
}

const nameOf = (compression: number): string =>
  COMPRESSIONS[compression] ?? `Compression ${compression}`

/** Pixels share their colours in blocks where they are written as YCbCr. */
export const blocksOf = (
  of: Directory,
  { colours, planar }: Layout,
): readonly [number, number] | null => {
  if (colours !== 'ycbcr' || planar) return null
  const [across = 2, down = 2] = of.numbers(tags.subsampling)
  return [Math.min(4, Math.max(1, across)), Math.min(4, Math.max(1, down))]
}

const rowOf = (of: Directory, layout: Layout, chunk: Chunk): number => {
  const blocks = blocksOf(of, layout)
  if (!blocks) return rowBytes(layout, chunk)
  return Math.ceil(chunk.width / blocks[0]) * (blocks[0] * blocks[1] + 2)
}

const rowsIn = (of: Directory, layout: Layout, chunk: Chunk): number =>
  Math.ceil(chunk.height / (blocksOf(of, layout)?.[1] ?? 1))

export const extremesOf = async (layout: Layout, read: ReadChunk): Promise<Extremes> => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const little = layout.littleEndian
  for (const chunk of layout.chunks) {
    if ((chunk.plane ?? 0) >= layout.channels) continue
    const rows = await read(chunk)
    eachSample(layout, chunk, rows, little, (_x, _y, _channel, value) => {
      if (value < least) least = value
      if (value > most) most = value
    })
  }
  return { least, most }
}

type Seen = (x: number, y: number, channel: number, value: number) => void

/** Every sample of a colour that lies within the picture. */
export const eachSample = (
  layout: Layout,
  chunk: Chunk,
  { bytes, row }: Rows,
  little: boolean,
  seen: Seen,
): void => {
  const { bits, form, samples } = layout
  const wide = Math.min(chunk.width, layout.width - chunk.x)
  const high = Math.min(chunk.height, layout.height - chunk.y, Math.floor(bytes.length / row))
  const planes = chunk.plane === null ? layout.channels : 1
  const pixel =
    chunk.plane === null
      ? bits.slice(0, samples).reduce((a, b) => a + b, 0)
      : (bits[chunk.plane] ?? 8)
  let before = 0
  for (let n = 0; n < planes; n += 1) {
    const channel = chunk.plane ?? n
    const deep = bits[channel] ?? 8
    const read = sampleReader(deep, form, little)
    for (let y = 0; y < high; y += 1) {
      const line = bytes.subarray(y * row, (y + 1) * row)
      for (let x = 0, bit = before; x < wide; x += 1, bit += pixel)
        seen(chunk.x + x, chunk.y + y, channel, read(line, bit))
    }
    before += deep
  }
}
