import { subjectId } from '@rollcall/contract/ids.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { askAhead } from '../api/ahead.ts'

/** Asks for a man while the code of a screen about him is on its way. */
export function manAhead(id: string | undefined): null {
  const parsed = subjectId.safeParse(id)
  return parsed.success ? askAhead(getSubject, { params: { subjectId: parsed.data } }) : null
}
