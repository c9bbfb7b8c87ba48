import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import type { RestrictionSet } from '@rollcall/contract/restriction.ts'
import { loadFilm } from '../films/film.reader.ts'
import { noteRestriction } from '../films/film.service.ts'
import { eitherOf, nothingSet, type RestrictionDoc, restrictedAnew } from '../films/restriction.ts'
import { writeAudit } from '../platform/audit.ts'
import { keepChange, type Whereabouts } from '../platform/changes.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { differing } from '../platform/differing.ts'
import { state } from '../platform/facts.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { askToSettle } from './settling.ts'
import { filmRestricted, stillRestricted } from './still.facts.ts'
import { Stills } from './still.model.ts'
import { loadStill } from './still.reader.ts'

/** Sets who may see a still, and whether it is blurred until asked ([A9]); what changes nothing leaves no trace. */
export const restrictStill = async (
  session: Session,
  by: AccountViewer,
  stillId: StillId,
  given: RestrictionSet,
): Promise<void> => {
  const still = await loadStill(by, stillId, session)
  const set = restrictedAnew(still.restriction, given, by)
  if (!set) return
  const { filmId, version } = still
  const film = filmId ? (await loadFilm(by, filmId, session)).restriction : undefined
  const now = { restriction: set, ...eitherOf(set, film) }
  await rawOf(Stills).updateOne({ _id: stillId }, { $set: now, $inc: { version: 1 } }, { session })
  await askToSettle(session, { stillId }, version)
  await state(session, stillRestricted, { stillId })
  const of = { still: stillId, ...(filmId === null && { photo: stillId }) }
  await note(session, of, version, still.restriction, set)
}

/** The same of a film: it holds for its stills too, beside what was set of each. */
export const restrictFilm = async (
  session: Session,
  by: AccountViewer,
  filmId: FilmId,
  given: RestrictionSet,
): Promise<void> => {
  const film = await loadFilm(by, filmId, session)
  const set = restrictedAnew(film.restriction, given, by)
  if (!set) return
  await noteRestriction(session, filmId, set)
  const either = (name: 'restricted' | 'warning') => ({
    [name]: { $or: [{ $eq: [`$restriction.${name}`, true] }, set[name]] },
  })
  const ofStills = {
    ...either('restricted'),
    ...either('warning'),
    version: { $add: ['$version', 1] },
  }
  await rawOf(Stills).updateMany({ filmId }, [{ $set: ofStills }], { session })
  await askToSettle(session, { filmId }, film.version)
  await state(session, filmRestricted, { filmId })
  await note(session, { film: filmId }, film.version, film.restriction, set)
}

/** It goes into the history, and into the log with one entry for each of the two that changed. */
const note = async (
  session: Session,
  of: Whereabouts,
  version: number,
  { restricted, warning }: Pick<RestrictionDoc, 'restricted' | 'warning'> = nothingSet,
  { by, reasons, ...set }: RestrictionDoc,
): Promise<void> => {
  const was = { restricted, warning }
  const now = { restricted: set.restricted, warning: set.warning }
  const changed = differing(was, now)
  if (!changed) return
  await keepChange(session, { of, version, ...changed, by, asModerator: true, reasons })
  const [[kind, id] = ['', '']] = Object.entries(of)
  const acts = {
    restricted: now.restricted ? 'restricted' : 'unrestricted',
    warning: now.warning ? 'warned' : 'unwarned',
  } as const
  for (const name of ['restricted', 'warning'] as const)
    if (was[name] !== now[name])
      await writeAudit(session, {
        accountId: by,
        act: `${kind}.${acts[name]}`,
        about: { [kind]: id },
        reasons,
      })
}
