import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, createInflate, deflateSync } from 'node:zlib'
import type { Remark } from '@rollcall/contract/remarks.ts'
import { type Opened, type Opening, percentOf, square, stretchFor } from './opened.ts'
import { PictureUnfit } from './pictureUnfit.ts'
import { shown } from './tiff/colours.ts'
import { drained } from './tiff/unpack.ts'

const SIGNATURE = 8
/** Of a chunk: its length and name before its content, a checksum after. */
const AROUND = 12

interface PngChunk {
  readonly name: string
  readonly content: Buffer
}

/** A PNG as it is; one that is cut off or has wrong checksums is written anew, with grey for what is missing. */
export const openPng = async ({ path, folder, maxPixels }: Opening): Promise<Opened> => {
  const { parts, whole } = partsOf(await readFile(path))
  const head = parts.find(({ name }) => name === 'IHDR')?.content
  if (!head || head.length < 13) throw new PictureUnfit('damaged')
  if (head.readUInt32BE(0) * head.readUInt32BE(4) > maxPixels)
    throw new PictureUnfit('too-many-pixels')
  const look = { stretch: stretchOf(parts), curve: curveOf(parts) }
  const otherwise = async (): Promise<Opened> => {
    const input = join(folder, 'plain.png')
    const { bytes, remarks } = await mended(parts, head)
    await writeFile(input, bytes)
    return { input, remarks, ...look }
  }
  return whole ? { input: path, remarks: [], ...look, otherwise } : otherwise()
}

/** All chunks, the last one as far as it goes; `whole` where each is as its checksum says, up to the end. */
const partsOf = (file: Buffer): { parts: PngChunk[]; whole: boolean } => {
  const parts: PngChunk[] = []
  let sound = true
  for (let at = SIGNATURE; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    const content = file.subarray(at + 8, at + 8 + length)
    parts.push({ name, content })
    const end = at + AROUND + length
    if (end > file.length) return { parts, whole: false }
    sound &&= file.readUInt32BE(end - 4) === crc32(file.subarray(at + 4, end - 4))
    if (name === 'IEND') return { parts, whole: sound }
    at = end
  }
  return { parts, whole: false }
}

const GREY = 0x80
/** Of a thousand rows at least one has to be there. */
const MOST_MISSING = 1_000

const mended = async (parts: readonly PngChunk[], head: Buffer) => {
  const most = rawBytes(head)
  const packed = Buffer.concat(
    parts.flatMap(({ name, content }) => (name === 'IDAT' ? [content] : [])),
  )
  const found = await drained(createInflate(), packed, most)
  if (found.length < most / MOST_MISSING) throw new PictureUnfit('damaged')
  const raw = padded(found, head, most)
  const before = parts.slice(
    0,
    parts.findIndex(({ name }) => name === 'IDAT'),
  )
  const image = { name: 'IDAT', content: deflateSync(raw, { level: 1 }) }
  const all = [...before, image, { name: 'IEND', content: Buffer.alloc(0) }]
  const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...all.map(written)])
  const missing = 1 - found.length / most
  const remarks: Remark[] =
    missing > 0 ? [{ code: 'part-missing', percent: percentOf(missing) }] : [endOf(parts)]
  return { bytes, remarks }
}

const written = ({ name, content }: PngChunk): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** Rows that are missing are written without a filter, in grey. Of interlaced ones the passes that are missing are. */
const padded = (found: Buffer, head: Buffer, most: number): Buffer => {
  const raw = Buffer.alloc(most, GREY)
  found.copy(raw)
  const rows = rowsOf(head)
  for (let at = 0, n = 0; at < most && n < rows.length; n += 1) {
    if (at >= found.length) raw[at] = 0
    at += rows[n] as number
  }
  return raw
}

const rawBytes = (head: Buffer): number => rowsOf(head).reduce((sum, row) => sum + row, 0)

/** Adam7: where each pass begins, and how far its pixels are apart, across and down. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** The bytes of every row as it is packed, each with one for its filter. */
const rowsOf = (head: Buffer): number[] => {
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[head[9] as number] ?? 1
  const bits = (head[8] as number) * samples
  const passes = head[12] === 1 ? PASSES : ([[0, 0, 1, 1]] as const)
  return passes.flatMap(([x, y, across, down]) => {
    const [wide, high] = [Math.ceil((width - x) / across), Math.ceil((height - y) / down)]
    return wide > 0 && high > 0 ? Array<number>(high).fill(1 + Math.ceil((wide * bits) / 8)) : []
  })
}

const find = (parts: readonly PngChunk[], name: string, least: number): Buffer | undefined =>
  parts.find((one) => one.name === name && one.content.length >= least)?.content

/** Pixels per metre, or how many parts of the same length. */
const stretchOf = (parts: readonly PngChunk[]): Opened['stretch'] => {
  const said = find(parts, 'pHYs', 9)
  return said ? stretchFor(said.readUInt32BE(0), said.readUInt32BE(4)) : square
}

/** What is usual on screens, 1/2.2, is as good as sRGB. */
const USUAL = 0.45455
const NEAR = 0.01

/** gAMA counts where nothing says more of the colours. */
const curveOf = (parts: readonly PngChunk[]): Opened['curve'] => {
  const said = find(parts, 'gAMA', 4)
  const gamma = said ? said.readUInt32BE(0) / 100_000 : USUAL
  const isSaid = parts.some(({ name }) => name === 'iCCP' || name === 'sRGB' || name === 'cICP')
  if (isSaid || gamma <= 0 || Math.abs(gamma - USUAL) < NEAR) return undefined
  return (value) => shown(value ** (1 / gamma))
}

/** All of it is there: then a checksum is wrong, or the end mark is missing. */
const endOf = (parts: readonly PngChunk[]): Remark =>
  parts.at(-1)?.name === 'IEND' ? { code: 'odd', said: 'a checksum is wrong' } : { code: 'cut-off' }
