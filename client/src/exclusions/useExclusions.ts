import { listExclusions } from '@rollcall/contract/exclusions.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import { useList } from '../api/queries.ts'

const MOST_AT_ONCE = 100

/** Whom a man cannot be. */
export const useExclusions = (subjectId: SubjectId) =>
  useList(listExclusions, { params: { subjectId }, query: { limit: MOST_AT_ONCE } })
