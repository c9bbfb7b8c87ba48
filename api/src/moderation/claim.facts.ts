import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** Somebody took a case in hand, keeps it longer or let go of it. */
export const claimChanged = fact('claim.changed', z.object({ caseId: z.string() }))
