import { sightingId, stillId, subjectId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

export const subjectAdded = fact('subject.added', z.object({ subjectId }))
export const sightingAdded = fact('sighting.added', z.object({ stillId, subjectId, sightingId }))
