import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { setFlagged } from '../subjects/flagging.service.ts'
import { type FlagDoc, Flags } from './flag.model.ts'

/** A mark that is flagged leads neither the wall nor its man until every flag on it is resolved ([D3]). */
export const noteLeading = async (
  session: Session,
  { about: { kind, id } }: Pick<FlagDoc, 'about'>,
): Promise<void> => {
  if (kind !== 'sighting') return
  const open = { 'about.kind': kind, 'about.id': id, resolution: null }
  const found = await rawOf(Flags).findOne(open, { session, projection: { _id: 1 } })
  await setFlagged(session, id, found !== null)
}
