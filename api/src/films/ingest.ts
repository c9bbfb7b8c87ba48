import { filmId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { job } from '../platform/jobs/job.ts'

/** Makes rendition, shots and stills of an uploaded film ([A5], [A7]). */
export const ingestFilm = job({ name: 'film.ingest', payload: z.object({ filmId }), attempts: 5 })
