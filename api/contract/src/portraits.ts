import { z } from 'zod'
import { giver } from './giver.ts'
import { portraitId } from './ids.ts'
import { picture } from './pictures.ts'
import { instant } from './text.ts'

/** A dated reference photo of a person, with its source and rights. */
export const portrait = z
  .object({
    id: portraitId,
    /** EDTF; null where it is not known. */
    date: z.string().nullable(),
    /** Where a relative lent it, visitors read only that: null ([P4]). */
    source: z.string().nullable(),
    /** Who lent it, by kind; null where nobody did, or it is not known ([P7]). */
    lentBy: giver.nullable(),
    rights: z.string().nullable(),
    width: z.number().int(),
    height: z.number().int(),
    /** Asked for anew each time: whoever may not read the name does not get them ([P4]). */
    pictures: z.array(picture),
    /** A data URI of about 20 pixels' width. */
    placeholder: z.string(),
    /** Of its original, by which it is told whether it is a photo of the archive. */
    sha256: z.string(),
    addedAt: instant,
  })
  .meta({ id: 'Portrait' })
export type Portrait = z.infer<typeof portrait>

export const portraitRuling = z.enum(['accepted', 'refused'])
export type PortraitRuling = z.infer<typeof portraitRuling>

/** A portrait that a contributor gave: moderators and he alone see it, until one of them has accepted it. */
export const givenPortrait = portrait
  .extend({
    /** Who gave it. */
    by: z.string(),
    mine: z.boolean(),
    /** Null while it waits. */
    ruling: z.object({ ruling: portraitRuling, reasons: z.string(), at: instant }).nullable(),
    /** Its giver takes it back while it waits. */
    can: z.object({ rule: z.boolean(), withdraw: z.boolean() }),
  })
  .meta({ id: 'GivenPortrait' })
export type GivenPortrait = z.infer<typeof givenPortrait>
