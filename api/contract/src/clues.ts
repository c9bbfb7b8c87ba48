import { z } from 'zod'
import { line } from './text.ts'

/** What can be seen of a man at a mark: a closed list, so that men can be told apart by it. */
export const clueKinds = [
  ...(['rank', 'insignia', 'cap', 'glasses', 'moustache'] as const),
  ...(['wound', 'bandage', 'taller', 'shorter'] as const),
] as const
/** `taller`, `shorter`: than who stands beside him. */
export const clueKind = z.enum(clueKinds)
export type ClueKind = z.infer<typeof clueKind>

export const clue = z
  .object({
    kind: clueKind,
    /** Null where nothing more is said, or where it is withheld from the viewer ([P7]). */
    note: z.string().nullable(),
    withheld: z.boolean(),
  })
  .meta({ id: 'Clue' })
export type Clue = z.infer<typeof clue>

/** All that is seen of him there, each once; without a note, one that the viewer may not read stays. */
export const cluesGiven = z
  .array(z.strictObject({ kind: clueKind, note: line.optional() }))
  .max(clueKinds.length)
  .refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, {
    message: 'says one kind twice: say each once, with all that is seen of it',
  })
export type CluesGiven = z.infer<typeof cluesGiven>
