import type { SubjectId } from '@rollcall/contract/ids.ts'
import { readOfSubject } from '../identifications/identification.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import type { AssertMayBePublic, Said } from './case.texts.ts'

/**
 * What is said of some men for everybody to read: whoever reads tips repeats no words that their senders keep back ([T2]). Others
 * do not know them.
 */
export const assertSaidOf = async (
  session: Session,
  viewer: Viewer,
  men: readonly SubjectId[],
  said: Said,
  assertMayBePublic: AssertMayBePublic,
): Promise<void> => {
  if (!moderator(viewer)) return
  for (const man of men) {
    const names = await readOfSubject(man, session)
    const himself = { _id: man, subjectId: man, proposals: [] }
    for (const one of names.length > 0 ? names : [himself])
      await assertMayBePublic(session, one, said)
  }
}
