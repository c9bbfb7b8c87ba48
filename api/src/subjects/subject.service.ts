import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { grown } from './grown.ts'
import { Subjects } from './subject.model.ts'

export interface Names {
  readonly undecided: number
  readonly confirmed: PersonId | null
}

/** What a name of his rests on changed: whoever rules on the man himself is to know that ([M9]). */
export const noteCaseOf = async (session: Session, subjectId: SubjectId): Promise<void> => {
  await rawOf(Subjects).updateOne({ _id: subjectId }, grown('case-changed'), { session })
}

/** Keeps with a man how many names wait for him and which one is confirmed. */
export const noteNames = async (
  session: Session,
  subjectId: SubjectId,
  { undecided, confirmed }: Names,
): Promise<void> => {
  const change = { $set: { undecided, confirmed }, ...grown('names-changed') }
  await rawOf(Subjects).updateOne({ _id: subjectId }, change, { session })
}
