import { subjectId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** Something about why a man cannot be somebody changed. */
export const exclusionChanged = fact(
  'exclusion.changed',
  z.object({ exclusionId: z.string(), subjectId }),
)
