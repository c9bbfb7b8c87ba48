import { filmId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

export const filmAdded = fact('film.added', z.object({ filmId }))
/** It has its rendition, shots and stills. */
export const filmIngested = fact('film.ingested', z.object({ filmId }))
/** It cannot be ingested; the film says why. */
export const filmFailed = fact('film.failed', z.object({ filmId }))
/** Title or provenance were corrected; the old values are in the history. */
export const filmCorrected = fact('film.corrected', z.object({ filmId }))
