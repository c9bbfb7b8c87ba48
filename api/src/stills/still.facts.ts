import { filmId, stillId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** There is a new still: a photo, or a frame of a film. */
export const stillAdded = fact('still.added', z.object({ stillId, filmId: filmId.nullable() }))
