import { filmId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { job } from '../platform/jobs/job.ts'

/** Makes rendition, shots and stills of an uploaded film ([A5], [A7]). */
export const ingestFilm = job({ name: 'film.ingest', payload: z.object({ filmId }), attempts: 5 })

/** Makes what plays of a film anew, as a moderator told how its fields lie ([A6]). */
export const remakeFilm = job({ name: 'film.remake', payload: z.object({ filmId }), attempts: 5 })
