import { filmId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** What is said of a film was corrected. */
export const filmCorrected = fact('film.corrected', z.object({ filmId }))
