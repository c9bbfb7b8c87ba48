import { z } from 'zod'
import { basisItem, evidenceClass } from './evidence.ts'
import { giver } from './giver.ts'
import { personId, tipId } from './ids.ts'
import { instant, line, text } from './text.ts'

export const proposal = z
  .object({
    /** His name; null where only `giver` is told. */
    by: z.string().nullable(),
    mine: z.boolean(),
    /** It was made of what a visitor sent in. */
    fromTip: z.boolean(),
    /** From which tip it was made; moderators only. */
    tipId: tipId.optional(),
    giver,
    basis: z.array(evidenceClass),
    reasons: z.string().nullable(),
    withheld: z.boolean(),
    at: instant,
  })
  .meta({ id: 'Proposal' })

/** Who somebody is proposed to be, and what it rests on. */
export const proposed = {
  personId: personId.optional(),
  name: line.optional(),
  basis: z.array(basisItem).min(1, 'say what it rests on').max(10),
  reasons: text,
}
export const isOneName = (body: { personId?: unknown; name?: unknown }): boolean =>
  (body.personId === undefined) !== (body.name === undefined)
export const sayOneName = { path: ['personId'], message: 'give either personId or name' }
