import { filmId, stillId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** Title or provenance of a photo were corrected; the old values are in the history. */
export const photoCorrected = fact('photo.corrected', z.object({ stillId }))
/** Who may see a still or film, or how, was set anew; of a film it holds for its stills too ([A9]). */
export const stillRestricted = fact('still.restricted', z.object({ stillId }), { narrows: true })
export const filmRestricted = fact('film.restricted', z.object({ filmId }), { narrows: true })
