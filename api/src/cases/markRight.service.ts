import type { Session } from '../platform/database/transaction.ts'
import { type Refusal, refuse, refuseField } from '../platform/refusal.ts'
import { type AccountViewer, moderator, refusalTo } from '../platform/viewer.ts'
import type { Changing } from '../subjects/mending.service.ts'
import type { SightingDoc } from '../subjects/subject.model.ts'
import type { AssertMayBePublic } from './case.texts.ts'
import { isOwnAlone } from './mark.reader.ts'
import { assertSaidOf } from './saying.service.ts'

/** Why somebody changes a mark. */
export interface Told {
  readonly reasons: string | null
  readonly assertMayBePublic: AssertMayBePublic
}

/** By which right an account changes a mark ([K5]): as its own alone, or as a moderator who says why. Else it is refused. */
export const assertMayChange = async (
  session: Session,
  by: AccountViewer,
  sighting: SightingDoc,
  { reasons, assertMayBePublic }: Told,
): Promise<Changing> => {
  const alone = await isOwnAlone(session, by, sighting)
  if (!alone && !moderator(by)) throw refusalOn(by, sighting)
  if (!alone && reasons === null)
    throw refuseField('reasons', 'must say why: it is not your mark alone')
  // They are read where what was changed is, so they hold no words of a sender who keeps them back.
  if (reasons !== null)
    await assertSaidOf(session, by, [sighting.subjectId], reasons, assertMayBePublic)
  return { by, asModerator: !alone, reasons }
}

const refusalOn = (by: AccountViewer, sighting: SightingDoc): Refusal => {
  const refusal = refusalTo(by, moderator, {
    detail: 'Only the person who made a mark, or a moderator, can change it.',
  })
  if (refusal.code !== 'forbidden' || sighting.by !== by.id) return refusal
  return refuse('sighting.settled', {
    detail:
      'Someone else has since marked this man, answered or added something. A moderator can still change the mark.',
  })
}
