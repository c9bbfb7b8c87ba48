import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Held } from './ground.reader.ts'

const MOST_BYTES = 64 * 1024 * 1024
/** Beside its bytes each is kept as documents too, and as what was made of them. */
const LEAST_BYTES = 16 * 1024

const known = new Map<SubjectId, Held>()
const men = new Map<string, SubjectId>()
let bytes = 0

/**
 * What was read of cases lately, bounded, the least asked for is forgotten first. It is never an answer by itself: whoever
 * reads with it compares it with what the database has now.
 */
export const caseMemory = {
  of: (subjectId: SubjectId): Held | undefined => known.get(subjectId),
  /** Whose identification it was when it was last read. */
  manOf: (identificationId: string): SubjectId | undefined => men.get(identificationId),
  keep: (subjectId: SubjectId, now: Held): void => {
    forget(subjectId)
    // A map remembers the order of insertion: the first was kept longest ago.
    known.set(subjectId, now)
    bytes += sizeOf(now)
    for (const { _id } of now.ground.identifications) men.set(_id, subjectId)
    for (const oldest of known.keys()) {
      if (bytes <= MOST_BYTES) return
      forget(oldest)
    }
  },
}

const forget = (subjectId: SubjectId): void => {
  const before = known.get(subjectId)
  if (!before) return
  known.delete(subjectId)
  bytes -= sizeOf(before)
  for (const { _id } of before.ground.identifications) men.delete(_id)
}

const sizeOf = ({ bytes: own }: Held): number => LEAST_BYTES + own
