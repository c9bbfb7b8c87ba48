import { subjectId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** What waits about a man is other than before, by answers alone: no change of the case tells it ([M3]). */
export const queueRefiled = fact('queue.refiled', z.object({ subjectId }))
