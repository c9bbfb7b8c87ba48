import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** It was raised, hides or shows what it is about, or is resolved. */
export const flagChanged = fact('flag.changed', z.object({ flagId: z.string() }))
