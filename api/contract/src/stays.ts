import { z } from 'zod'
import { campGiven, campShort } from './camps.ts'
import { edtf, inOrder } from './edtf.ts'
import { campId } from './ids.ts'
import { line } from './text.ts'

/** Where he was, from when to when, and where that is written: null where nobody said ([P6]). */
export const stay = inOrder(
  z.strictObject({
    camp: campGiven,
    from: edtf.optional(),
    to: edtf.optional(),
    source: line.nullable(),
  }),
)
export type StayGiven = z.infer<typeof stay>

/** As it is shown: a camp is told by its id and what it is called. */
export const shownStay = z.object({
  camp: campId,
  names: campShort.shape.names,
  from: z.string().optional(),
  to: z.string().optional(),
  source: z.string().nullable(),
})
