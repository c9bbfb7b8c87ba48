import type { BytesAt, Directory } from './directory.ts'
import { tags } from './layout.ts'

const SCAN = 0xda
const FRAME = 0xc0

/**
 * The picture of old-style JPEG (Compression 6) as a JPEG of its own: the stream that the tags point to, with the scan
 * from the strips where it has none; or a head that is made from the tags' tables, and the strips. TIFF 6.0, section 22.
 */
export const oldJpegIn = (of: Directory, bytesAt: BytesAt): Buffer | null => {
  const offsets = of.numbers(tags.offsets)
  const counts = of.numbers(tags.counts)
  const strips = offsets.map((at, n) => bytesAt(at, counts[n] ?? 0))
  const colours = of.number(tags.photometric, 6) === 2 ? ADOBE_RGB : Buffer.alloc(0)
  const head = streamIn(of, bytesAt)
  if (head && markerAt(head, SCAN) >= 0) return withColours(head, colours)
  if (strips.length === 0) return null
  if (strips[0]?.readUInt16BE(0) === 0xffd8) return withColours(Buffer.concat(strips), colours)
  const start = head && markerAt(head, FRAME) >= 0 ? withoutEnd(head) : headOf(of, bytesAt)
  if (!start) return null
  const scan = strips[0]?.[0] === 0xff && strips[0]?.[1] === SCAN ? [] : [scanHead(of, start)]
  return withColours(Buffer.concat([start, ...scan, ...strips, END]), colours)
}

const END = Buffer.from('ffd9', 'hex')
/** Adobe's marker with transform 0: three channels are red, green and blue. */
const ADOBE_RGB = Buffer.from('ffee000e41646f626500640000000000', 'hex')

const withColours = (jpeg: Buffer, colours: Buffer): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), colours, jpeg.subarray(2)])

const MOST_BYTES = 256 << 20

const streamIn = (of: Directory, bytesAt: BytesAt): Buffer | null => {
  const at = of.number(tags.jpegStream, 0)
  if (at === 0) return null
  const stream = bytesAt(at, of.number(tags.jpegLength, 0) || MOST_BYTES)
  return stream.length > 4 && stream.readUInt16BE(0) === 0xffd8 ? stream : null
}

/** Where a marker stands among the segments before the scan; -1 where it does not. */
const markerAt = (jpeg: Buffer, wanted: number): number => {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    if (jpeg[at + 1] === wanted) return at
    if (jpeg[at + 1] === SCAN) return -1
    at += 2 + jpeg.readUInt16BE(at + 2)
  }
  return -1
}

const withoutEnd = (jpeg: Buffer): Buffer =>
  jpeg.subarray(-2).equals(END) ? jpeg.subarray(0, -2) : jpeg

const samplesIn = (of: Directory): number => of.number(tags.samples, 1)

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

const headOf = (of: Directory, bytesAt: BytesAt): Buffer | null => {
  if (!of.has(tags.jpegQuantisation)) return null
  const quantisation = of
    .numbers(tags.jpegQuantisation)
    .map((at, n) => segment(0xdb, Buffer.concat([Buffer.from([n]), bytesAt(at, 64)])))
  const tables = (tag: number, kind: number) =>
    of.numbers(tag).map((at, n) => {
      const counts = bytesAt(at, 16)
      const values = bytesAt(
        at + 16,
        counts.reduce((sum, one) => sum + one, 0),
      )
      return segment(0xc4, Buffer.concat([Buffer.from([kind | n]), counts, values]))
    })
  const soi = Buffer.from('ffd8', 'hex')
  const huffman = [...tables(tags.jpegDc, 0), ...tables(tags.jpegAc, 0x10)]
  return Buffer.concat([soi, ...quantisation, ...huffman, frameHead(of)])
}

const frameHead = (of: Directory): Buffer => {
  const count = samplesIn(of)
  const [across = 2, down = 2] = of.numbers(tags.subsampling)
  const body = Buffer.alloc(6 + count * 3)
  body.writeUInt8(8)
  body.writeUInt16BE(of.number(tags.height, 0), 1)
  body.writeUInt16BE(of.number(tags.width, 0), 3)
  body.writeUInt8(count, 5)
  const tables = of.numbers(tags.jpegQuantisation).length
  for (let n = 0; n < count; n += 1) {
    const factors = n === 0 && count > 1 ? (across << 4) | down : 0x11
    body.set([n + 1, factors, Math.min(n, tables - 1)], 6 + n * 3)
  }
  return segment(FRAME, body)
}

/** Light has tables of its own, and both colours share theirs, unless the tags say how many there are. */
const scanHead = (of: Directory, start: Buffer): Buffer => {
  const count = samplesIn(of)
  const tables = of.numbers(tags.jpegDc).length || 2
  const frame = markerAt(start, FRAME)
  const parts = Array.from({ length: count }, (_, n) => {
    const table = Math.min(n, tables - 1)
    return [start[frame + 10 + n * 3] ?? n + 1, (table << 4) | table]
  })
  return segment(SCAN, Buffer.from([count, ...parts.flat(), 0, 63, 0]))
}
