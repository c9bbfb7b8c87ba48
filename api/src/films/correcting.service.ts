import type { FilmId } from '@rollcall/contract/ids.ts'
import type { Correction, ProvenanceGiven } from '@rollcall/contract/provenance.ts'
import type { Model } from 'mongoose'
import { countAct } from '../accounts/allowance.service.ts'
import { nameCamp } from '../camps/naming.service.ts'
import { correct } from '../platform/correcting.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { type AccountViewer, refusalTo } from '../platform/viewer.ts'
import { corrected, mayCorrect, type Said, saidOf } from './correction.ts'
import { filmCorrected } from './film.facts.ts'
import { Films } from './film.model.ts'
import { loadFilm } from './film.reader.ts'

/** What is said of a source that is sent. */
export interface SourceGiven {
  readonly title: string
  readonly provenance: ProvenanceGiven
}

const CAMP = 'provenance.camp'

/** The same as it is kept: with the camp that is meant ([P6]). */
export const saidBy = async (
  session: Session,
  by: Pick<AccountViewer, 'id'>,
  { title, provenance: { camp: given, ...rest } }: SourceGiven,
): Promise<Said> => {
  const camp = await nameCamp(session, by.id, given, CAMP)
  return { title, provenance: { ...rest, ...(camp && { camp }) } }
}

/** Corrects title or provenance; what stood there before goes into the history ([A8]). */
export const correctFilm = async (
  session: Session,
  by: AccountViewer,
  id: FilmId,
  correction: Correction,
): Promise<void> => {
  const film = await loadFilm(by, id, session)
  if (await correctSource(session, by, { kind: 'film', model: Films, source: film }, correction))
    await state(session, filmCorrected, { filmId: id })
}

interface Source extends Said {
  readonly _id: string
  readonly addedBy: string
  readonly version: number
}

interface Which<Doc> {
  readonly kind: 'film' | 'photo' | 'document'
  readonly model: Model<Doc>
  readonly source: Source
  /** Whether moderators alone read it: then the change too. */
  readonly closed?: boolean
}

/** The same of any source. Whether anything changed. */
export const correctSource = async <Doc extends { _id: string; version: number }>(
  session: Session,
  by: AccountViewer,
  { kind, model, source, closed = false }: Which<Doc>,
  correction: Correction,
): Promise<boolean> => {
  if (!mayCorrect(by, source))
    throw refusalTo(by, (viewer) => mayCorrect(viewer, source), {
      detail: `Only the person who added this ${kind}, or a moderator, can correct its details.`,
    })
  const camp = await nameCamp(session, by.id, correction.provenance?.camp, CAMP)
  const now = corrected(source, correction, camp)
  const asModerator = by.id !== source.addedBy
  const isChanged = await correct(session, model as unknown as Model<Source>, source, {
    of: { [kind]: source._id, ...(kind === 'photo' && { still: source._id }) },
    // Documents are moderators' alone.
    ...{ by: by.id, asModerator, logged: asModerator || kind === 'document', closed: () => closed },
    ...{ was: saidOf(source), now: saidOf(now), set: now },
  })
  if (isChanged) await countAct(session, by.id, 'corrections')
  return isChanged
}
