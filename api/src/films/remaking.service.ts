import type { FieldOrder } from '@rollcall/contract/filmFacts.ts'
import type { FilmId } from '@rollcall/contract/ids.ts'
import type { FileKey } from '../media/fileKey.ts'
import type { KeptFacts } from '../media/filmFacts.ts'
import type { Storage } from '../media/storage.ts'
import { correct } from '../platform/correcting.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { enqueue } from '../platform/jobs/job.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { cutForPlaying, renderFilm } from './conforming.service.ts'
import { keepsFrames, orderIn } from './fieldOrder.ts'
import { type FilmDoc, Films } from './film.model.ts'
import { type ConformedFilm, isConformed, loadFilm } from './film.reader.ts'
import { ingestFilm, remakeFilm } from './ingest.ts'
import { afresh } from './underWay.ts'

export interface FieldsTold {
  readonly order: FieldOrder
  readonly reasons: string
}

/**
 * Corrects in which order the fields of a film were taken; what was said before goes into the history ([A8]). While nobody
 * is marked on it, it is ingested anew; later only what plays is made anew ([A6]), and so of films of before, whose frames
 * may have been counted otherwise. Whether its stills are to be cut out again.
 */
export const tellFields = async (
  session: Session,
  by: AccountViewer,
  film: ConformedFilm,
  { order, reasons }: FieldsTold,
  isMarked: boolean,
): Promise<boolean> => {
  if (!keepsFrames(film.facts, order, isMarked)) throw refuse('film.frames-would-move')
  const { _id, version } = film
  const stays = isMarked || film.facts.notes === undefined
  const isChanged = await correct<FilmDoc>(session, Films, film, {
    of: { film: _id },
    ...{ by: by.id, asModerator: true, logged: true, reasons },
    ...{ was: { fields: film.fieldOrder ?? orderIn(film.facts) }, now: { fields: order } },
    set: { fieldOrder: order, ...(!stays && begunAnew(film)) },
  })
  if (isChanged)
    await enqueue(session, stays ? remakeFilm : ingestFilm, `${_id}:${version + 1}`, {
      filmId: _id,
    })
  return isChanged && !stays
}

/** Its shots stay, since its frames do ([K4]). */
const begunAnew = (film: ConformedFilm): Partial<FilmDoc> => ({
  ...{ ...afresh, stays: true },
  ...{ rendition: null, hls: null, facts: null, replaced: filesReplaced(film) },
})

/** Stills of before were cut out of it, so it is kept. */
const filesReplaced = ({ replaced = [], rendition, hls }: ConformedFilm): FileKey[] => [
  ...new Set([...replaced, rendition, ...(hls ? [hls.pieces, hls.list] : [])]),
]

/** Makes what plays as a moderator said, with the same frames at the same numbers; everything else of the film stays. */
export const makeFilmAnew = async (
  storage: Storage,
  id: FilmId,
  signal: AbortSignal,
): Promise<void> => {
  const film = await loadFilm('program', id)
  const { fieldOrder } = film
  if (!isConformed(film) || fieldOrder === undefined || orderIn(film.facts) === fieldOrder) return
  const { rendition, facts } = await renderFilm(storage, film, { signal })
  if (!sameFrames(facts, film.facts)) throw new Error('a second rendition has other frames')
  const hls = await cutForPlaying(storage, { rendition, facts }, signal)
  await rawOf(Films).updateOne(
    { _id: id, fieldOrder, rendition: film.rendition },
    { $set: { rendition, facts, hls, replaced: filesReplaced(film) }, $inc: { version: 1 } },
  )
}

const sameFrames = (one: KeptFacts, other: KeptFacts): boolean =>
  one.frames === other.frames &&
  one.width === other.width &&
  one.height === other.height &&
  one.rate.num * other.rate.den === other.rate.num * one.rate.den
