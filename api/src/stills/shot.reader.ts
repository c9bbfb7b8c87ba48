import { readFilms } from '../films/film.reader.ts'
import { type Reader, seenBy } from '../films/restriction.ts'
import type { Shot } from '../media/shots.ts'
import { rawOf } from '../platform/database/documents.ts'
import { type StillDoc, Stills } from './still.model.ts'

/** A frame of a film among the stills of its shot. */
export interface InShot {
  /** Its place among them, from 1. */
  readonly at: number
  readonly stills: number
  readonly next: StillDoc | null
  /** Those around it, the nearest in time first. */
  readonly around: readonly StillDoc[]
}

/** As far back and ahead men are looked for: where a shot has more stills, those nearest to this one know best. */
const NEAR = 4

/** Where a still is in its shot, as far as the reader may see that; null for a photo. */
export const readInShot = async (reader: Reader, still: StillDoc): Promise<InShot | null> => {
  const { filmId, frame } = still
  if (filmId === null || frame === null) return null
  const film = (await readFilms(reader, [filmId])).get(filmId)
  const shot = film?.shots.find(({ from, to }) => from <= frame && frame < to)
  if (!shot) return null
  const [before, after] = await Promise.all([
    stillsIn(reader, still, { $gte: shot.from, $lt: frame }, -1),
    stillsIn(reader, still, { $gt: frame, $lt: shot.to }, 1),
  ])
  const distance = (one: StillDoc) => Math.abs((one.frame ?? 0) - frame)
  return {
    ...(await placeIn(reader, still, shot)),
    next: after[0] ?? null,
    around: [...before, ...after].sort((one, other) => distance(one) - distance(other)),
  }
}

const stillsIn = (
  reader: Reader,
  { filmId }: StillDoc,
  frame: object,
  order: 1 | -1,
): Promise<StillDoc[]> =>
  rawOf(Stills)
    .find({ filmId, ...seenBy(reader), frame })
    .sort({ frame: order })
    .limit(NEAR)
    .toArray()

const placeIn = async (reader: Reader, { filmId, frame }: StillDoc, { from, to }: Shot) => {
  const count = (within: object) =>
    rawOf(Stills).countDocuments({ filmId, ...seenBy(reader), frame: within })
  const [at, stills] = await Promise.all([
    count({ $gte: from, $lte: frame ?? from }),
    count({ $gte: from, $lt: to }),
  ])
  return { at, stills }
}
