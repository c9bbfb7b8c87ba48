import { filmId, stillId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** There is a new still: a photo, or a frame of a film. */
export const stillAdded = fact('still.added', z.object({ stillId, filmId: filmId.nullable() }))
/** Title or provenance of a photo were corrected; the old values are in the history. */
export const photoCorrected = fact('photo.corrected', z.object({ stillId }))
