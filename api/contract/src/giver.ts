import { z } from 'zod'

/** What is told of who gave something, where his name is not ([P7]). */
export const giver = z.enum(['relative', 'comrade', 'contributor'])
export type GiverKind = z.infer<typeof giver>
