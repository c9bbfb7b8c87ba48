import { z } from 'zod'
import { instant, text } from './text.ts'

/** What is set of a film, photo or still, and what is left out stays as it is ([A9]). */
export const restrictionSet = z
  .strictObject({
    /** Only moderators see it from now on. */
    restricted: z.boolean().optional(),
    /** It is blurred until somebody asks to see it. */
    warning: z.boolean().optional(),
    reasons: text,
  })
  .refine(({ restricted, warning }) => restricted !== undefined || warning !== undefined, {
    path: ['restricted'],
    message: 'say restricted, warning, or both',
  })
export type RestrictionSet = z.infer<typeof restrictionSet>

/** What holds for whoever sees it: of a frame its own or its film's. `restricted` is read by moderators alone. */
export const restrictedOrWarned = { restricted: z.boolean(), warning: z.boolean() }

/** What a moderator set of a thing itself, and why he changed it last. */
export const restriction = z
  .object({ ...restrictedOrWarned, reasons: z.string(), at: instant })
  .meta({ id: 'Restriction' })
export type Restriction = z.infer<typeof restriction>
