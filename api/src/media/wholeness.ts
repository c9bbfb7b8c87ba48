import { type FileHandle, open } from 'node:fs/promises'
import type { FilmFile } from './ffmpeg.ts'

/** Whether a film ends in the middle of a part of it, where its kind shows that and ffprobe would not mind. */
export const isCutOff = async ({ path, demuxer, skip = 0 }: FilmFile): Promise<boolean> => {
  await using file = await open(path, 'r')
  const { size } = await file.stat()
  const at = (place: number, count: number) => bytesAt(file, place, count)
  const tail = () => at(Math.max(0, size - TAIL), Math.min(size, TAIL))
  if (demuxer === 'mov') return await hasShortBox(size, at)
  if (demuxer === 'ogg') return lacksLastPage(await tail())
  if (demuxer === 'mpeg') return hasShortPack(await tail())
  if (demuxer === 'asf') return size < asfSize(await at(0, 65_536))
  if (demuxer === 'dv') return size % dvFrame(await at(0, 4)) !== 0
  if (demuxer === 'mpegts') return hasShortPacket(await at(skip, 512), size - skip)
  return false
}

const TAIL = 262_144

/** The last page of an Ogg says that it is the last: one at least, of one of its tracks. */
const lacksLastPage = (tail: Buffer): boolean => {
  const last = tail.lastIndexOf('OggS')
  return last < 0 || ((tail[last + 5] ?? 0) & 4) === 0
}

const ASF_FILE = Buffer.from('a1dcab8c47a9cf118ee400c00c205365', 'hex')

/** ASF says how long its file is, after the name of the part in which it does, that part's length and an id of 16 bytes. */
const asfSize = (head: Buffer): number => {
  const at = head.indexOf(ASF_FILE)
  return at < 0 || at + 48 > head.length ? 0 : Number(head.readBigUInt64LE(at + 40))
}

const DV_PAL = 144_000
const DV_NTSC = 120_000
/** Frames of DV are all of one length; kinds with better pictures have frames of twice and four times as much. */
const dvFrame = (head: Buffer): number => ((head[3] ?? 0) & 0x80 ? DV_PAL : DV_NTSC)

/** Packs and what is in them say how long they are. */
const hasShortPack = (tail: Buffer): boolean => {
  let at = tail.indexOf('000001ba', 'hex')
  while (at >= 0 && at + 6 <= tail.length && tail.readUIntBE(at, 3) === 1)
    at += lengthOfPart(tail, at)
  return at > tail.length
}

const PACK = 0xba
const END = 0xb9

const lengthOfPart = (tail: Buffer, at: number): number => {
  const kind = tail[at + 3]
  if (kind === END) return 4
  if (kind !== PACK) return 6 + tail.readUInt16BE(at + 4)
  const isMpeg1 = ((tail[at + 4] ?? 0) & 0xf0) === 0x20
  return isMpeg1 ? 12 : 14 + ((tail[at + 13] ?? 0) & 7)
}

const hasShortPacket = (head: Buffer, size: number): boolean => {
  const packet = [188, 192, 204].find((one) => [0, 4].some((at) => isEvery(head, at, one)))
  return packet !== undefined && size % packet !== 0
}

const isEvery = (head: Buffer, first: number, packet: number): boolean =>
  [0, 1].every((n) => head[first + n * packet] === 0x47)

/** A film in pieces of half a second has as many in seven hours. Beyond them it is left to ffprobe. */
const MOST_BOXES = 50_000
const BOXES =
  /^(ftyp|styp|moov|moof|mdat|free|skip|wide|uuid|sidx|mfra|emsg|pdin|udta|meta|pnot|PICT)$/

/**
 * Whether the last box reaches beyond the end. MP4 and MOV are boxes, each with its length before its name; length 1 says
 * that a longer number follows, 0 "to the end". `bytesAt` is asked for 16 bytes once for each, and not without end.
 */
export const hasShortBox = async (
  size: number,
  bytesAt: (at: number, count: number) => Promise<Buffer>,
): Promise<boolean> => {
  for (let at = 0, boxes = 0; at + 8 <= size && boxes < MOST_BOXES; boxes += 1) {
    const head = await bytesAt(at, 16)
    const short = head.readUInt32BE(0)
    if (short === 0) return false
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short
    // What is no box any more was put there after the end.
    if (length < 8 || !BOXES.test(head.toString('latin1', 4, 8))) return false
    at += length
    if (at > size) return true
  }
  return false
}

const bytesAt = async (file: FileHandle, at: number, count: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(count)
  await file.read(bytes, 0, count, at)
  return bytes
}
