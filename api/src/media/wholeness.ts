import { type FileHandle, open } from 'node:fs/promises'
import type { FilmFile } from './ffmpeg.ts'

/** Whether the parts that a film announces reach beyond its end: for what ffprobe would not mind. */
export const isCutOff = async ({ path, demuxer }: FilmFile): Promise<boolean> => {
  if (demuxer !== 'avi' && demuxer !== 'mov') return false
  await using file = await open(path, 'r')
  const { size } = await file.stat()
  const at = (place: number, count: number) => bytesAt(file, place, count)
  return await (demuxer === 'avi' ? isShortRiff(file, size) : hasShortBox(size, at))
}

/** AVI says in its head how long its first part is. */
const isShortRiff = async (file: FileHandle, size: number): Promise<boolean> => {
  const head = await bytesAt(file, 0, 8)
  return head.readUInt32LE(4) + 8 > size
}

/** A film in pieces of half a second has as many in seven hours. Beyond them it is left to ffprobe. */
const MOST_BOXES = 50_000

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
    // What is no box any more is padding at the end.
    if (length < 8) return false
    at += length
    if (at > size) return true
  }
  return false
}

const PNG_SIGNATURE = 8
/** Of a chunk, in bytes: length and name before its content, checksum after. */
const PNG_AROUND = 12

/** PNG is a row of chunks, of which the one called IEND is the last; what comes after it is no part of the picture. */
export const isCutOffPng = async (path: string): Promise<boolean> => {
  await using file = await open(path, 'r')
  const { size } = await file.stat()
  for (let at = PNG_SIGNATURE; at + PNG_AROUND <= size; ) {
    const head = await bytesAt(file, at, 8)
    at += head.readUInt32BE(0) + PNG_AROUND
    if (head.toString('latin1', 4) === 'IEND') return at > size
  }
  return true
}

const bytesAt = async (file: FileHandle, at: number, count: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(count)
  await file.read(bytes, 0, count, at)
  return bytes
}
