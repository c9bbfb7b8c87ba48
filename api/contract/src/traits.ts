import { z } from 'zod'
import { longLine } from './text.ts'
import { seenWhere } from './wall.ts'

/** Where a still comes from. */
export const sourceKind = z.enum(['film', 'photo'])

/** By what films, photos and stills are told apart. */
export const traits = {
  campId: seenWhere.campId,
  /** A year in which it may have been taken. */
  year: seenWhere.year,
  /** The archive that holds it, and the collection it belongs to there, by their whole names. */
  archive: longLine.optional(),
  collection: longLine.optional(),
  /** Only those on which nobody is marked yet. */
  marked: z.enum(['no']).optional(),
}
