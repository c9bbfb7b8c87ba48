import type { FilmId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { type AccountViewer, refusalTo } from '../platform/viewer.ts'
import { filmCorrected } from './film.facts.ts'
import { FilmHistories, Films } from './film.model.ts'
import { mayEdit } from './film.policy.ts'
import { loadFilm } from './film.service.ts'

export interface Correction {
  readonly title?: string | undefined
  readonly provenance?: Provenance | undefined
}

/** Corrects title or provenance; what stood there before goes into the history ([A8]). */
export const correctFilm = async (
  session: Session,
  by: AccountViewer,
  id: FilmId,
  { title, provenance }: Correction,
): Promise<void> => {
  const film = await loadFilm(id, session)
  if (!mayEdit(by, film))
    throw refusalTo(by, (viewer) => mayEdit(viewer, film), {
      detail: 'Only whoever added this film, or a moderator, corrects what is said of it.',
    })
  const change = { ...(title && { title }), ...(provenance && { provenance }) }
  if (isSame(film, { ...film, ...change })) return
  await rawOf(FilmHistories).insertOne(
    {
      _id: newId(),
      filmId: id,
      version: film.version,
      title: film.title,
      provenance: film.provenance,
      by: by.id,
      at: new Date(),
    },
    { session },
  )
  await rawOf(Films).updateOne({ _id: id }, { $set: change, $inc: { version: 1 } }, { session })
  await state(session, filmCorrected, { filmId: id })
}

type Said = { readonly title: string; readonly provenance: Provenance }

const isSame = (one: Said, other: Said): boolean => saying(one) === saying(other)

const saying = ({ title, provenance }: Said): string =>
  JSON.stringify([title, Object.entries(provenance).sort(([a], [b]) => (a < b ? -1 : 1))])
