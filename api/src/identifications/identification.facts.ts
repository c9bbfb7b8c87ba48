import { subjectId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

const which = z.object({
  identificationId: z.string(),
  subjectId: z.string(),
  version: z.number().int(),
})

/** Something about an identification changed: evidence, a ruling, a signature, its person. */
export const identificationChanged = fact('identification.changed', which)

/**
 * It was signed, or stands in the days before it is confirmed otherwise than before: for moderators and those who are
 * told first. Nothing that others read follows from it ([M8]).
 */
export const identificationSigned = fact('identification.signed', which.omit({ version: true }))

/** A text written around a man was withheld by itself, or is shown again. */
export const textHidden = fact('text.hidden', z.object({ subjectId }), { narrows: true })
export const textShown = fact('text.shown', z.object({ subjectId }))
