import { z } from 'zod'
import { sightingId, stillId, subjectId } from './ids.ts'

/** Whole pixels of the still, upright, from its top left corner; at least 12 a side ([K1]). */
export const region = z
  .strictObject({
    x: z.number().int().min(0),
    y: z.number().int().min(0),
    w: z.number().int().min(12, 'must be at least 12 pixels'),
    h: z.number().int().min(12, 'must be at least 12 pixels'),
  })
  .meta({ id: 'Region' })
export type Region = z.infer<typeof region>

/** A region as an address has it, `10,20,300,400`; null where that is none. */
export const regionWritten = (text: unknown): Region | null => {
  const [x, y, w, h] = String(text ?? '')
    .split(',')
    .map(Number)
  return region.safeParse({ x, y, w, h }).data ?? null
}

export const sighting = z
  .object({
    id: sightingId,
    stillId,
    subjectId,
    region,
    /** Grows whenever its edges are mended, or what is seen of him is corrected. */
    version: z.number().int(),
  })
  .meta({ id: 'Sighting' })
export type Sighting = z.infer<typeof sighting>

/** What whoever asks may do with a mark ([K5]), and whether he has to say why. */
export const markAbilities = z.object({
  mend: z.boolean(),
  withdraw: z.boolean(),
  reasons: z.boolean(),
})
export type MarkAbilities = z.infer<typeof markAbilities>
