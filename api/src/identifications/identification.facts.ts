import { z } from 'zod'
import { fact } from '../platform/facts.ts'

const which = z.object({
  identificationId: z.string(),
  subjectId: z.string(),
  version: z.number().int(),
})

/** Something about an identification changed: evidence, a ruling, a signature, its person. */
export const identificationChanged = fact('identification.changed', which)

/** A text was withheld by itself. */
export const textHidden = fact('text.hidden', z.object({ home: z.string() }), { narrows: true })
