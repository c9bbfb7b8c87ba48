import { open } from 'node:fs/promises'
import type { FilmFile } from './ffmpeg.ts'

/** The lists that say what is in an AVI end before this; what follows is its pictures. */
const MOST_BYTES = 65_536

type Pieces = [from: number, to: number][]

/**
 * ffmpeg opens no AVI whose sound has 0 samples a second. In these pieces of the file any other number of it, the
 * microseconds of a picture, stands in that place. Null where it has no such sound, or is no AVI.
 */
export const piecesWithRate = async ({ path, demuxer }: FilmFile): Promise<Pieces | null> => {
  if (demuxer !== 'avi') return null
  await using file = await open(path, 'r')
  const head = Buffer.alloc(MOST_BYTES)
  await file.read(head, 0, MOST_BYTES, 0)
  const places = ratesIn(head)
  const number = head.indexOf('avih', 0, 'latin1') + 8
  if (places.length === 0 || number < 8) return null
  const ends = [...places, 0]
  return ends.flatMap((place, n) => {
    const from = n === 0 ? 0 : (places[n - 1] ?? 0) + 4
    const piece: Pieces = [[from, place]]
    return n < places.length ? [...piece, [number, number + 4]] : piece
  })
}

/** Where the formats of its sounds have a rate of 0. */
const ratesIn = (head: Buffer): number[] => {
  const places: number[] = []
  for (let at = head.indexOf('auds', 0, 'latin1'); at >= 0; at = head.indexOf('auds', at + 4)) {
    const format = head.indexOf('strf', at, 'latin1')
    const rate = format + 12
    if (format >= 0 && rate + 4 <= head.length && head.readUInt32LE(rate) === 0) places.push(rate)
  }
  return places
}
