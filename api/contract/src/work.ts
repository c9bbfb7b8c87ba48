import { z } from 'zod'

/** What is done about long work on something that was sent. */
export const workRuling = z.strictObject({ ruling: z.enum(['cancel', 'again']) })
export type WorkRuling = z.infer<typeof workRuling>['ruling']
