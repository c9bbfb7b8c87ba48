import type { FilmId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import { mayCorrect } from './correction.ts'
import { type FilmDoc, Films } from './film.model.ts'
import { mayEditShots, mayKeepFrame, mayTellFields } from './film.policy.ts'
import type { RestrictionDoc } from './restriction.ts'
import { workAbilities } from './underWay.ts'

/** What this viewer may do with it. */
export const abilitiesOn = (viewer: Viewer, film: FilmDoc) => ({
  edit: mayCorrect(viewer, film),
  keepFrame: mayKeepFrame(viewer, film),
  restrict: moderator(viewer),
  editShots: mayEditShots(viewer, film),
  tellFields: mayTellFields(viewer, film),
  ...workAbilities(viewer, film),
})

/** Keeps what was set of a film; of its stills that is for whoever knows them. */
export const noteRestriction = async (
  session: Session,
  _id: FilmId,
  set: RestrictionDoc,
): Promise<void> => {
  const { restricted, warning } = set
  const change = { $set: { restriction: set, restricted, warning }, $inc: { version: 1 } }
  await rawOf(Films).updateOne({ _id }, change, { session })
}

/** Says that a film has so many stills more, or fewer: whoever watches it is told by its version. Gives the film as it is then. */
export const countStills = async (
  session: Session,
  _id: FilmId,
  more: number,
): Promise<FilmDoc> => {
  const options = { session, returnDocument: 'after' } as const
  const change = { $inc: { stills: more, version: 1 } }
  const film = await rawOf(Films).findOneAndUpdate({ _id }, change, options)
  if (!film) throw new Error(`no film ${_id}`)
  return film
}
