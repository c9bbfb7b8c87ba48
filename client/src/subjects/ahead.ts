import type { SubjectId } from '@rollcall/contract/ids.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { askAhead } from '../api/ahead.ts'
import { idFrom } from '../api/idFrom.ts'

/** Asks for a man while the code of a screen about him is on its way. */
export function manAhead(id: string | undefined): null {
  const subjectId = idFrom<SubjectId>(id)
  return subjectId ? askAhead(getSubject, { params: { subjectId } }) : null
}
