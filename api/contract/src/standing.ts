import { z } from 'zod'
import { subjectId } from './ids.ts'
import { noPrisonerKind } from './noPrisoner.ts'
import { personShort } from './people.ts'

/** How a man stands: what is furthest decided of what is proposed for him. A status is public ([V2]). */
export const standing = z.enum([
  'nobody',
  'proposed',
  'disputed',
  'probable',
  'confirmed',
  'no-prisoner',
])
export type Standing = z.infer<typeof standing>

/** A man as lists show him. `name` is set once he is confirmed. */
export const subjectShort = z
  .object({
    id: subjectId,
    /** Unknown man `number`; never used again. */
    number: z.number().int(),
    confirmed: personShort.nullable(),
    standing,
    /** As what two moderators decided that he is no prisoner ([M9]). */
    noPrisoner: noPrisonerKind.nullable(),
    /** How many undecided identifications he has. */
    undecided: z.number().int(),
    /** How many answers they have, of any direction. */
    answered: z.number().int(),
  })
  .meta({ id: 'SubjectShort' })
export type SubjectShort = z.infer<typeof subjectShort>
