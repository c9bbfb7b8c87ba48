import { z } from 'zod'
import { fact } from '../platform/facts.ts'

const which = z.object({ tipId: z.string() })

export const tipReceived = fact('tip.received', which)
/** It was added to, answered, or something was made of it. */
export const tipChanged = fact('tip.changed', which)
