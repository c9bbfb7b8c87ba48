import { noteMade } from '../media/madeFiles.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { enqueue, withdraw } from '../platform/jobs/job.ts'
import { refuse } from '../platform/refusal.ts'
import { type FilmDoc, Films } from './film.model.ts'
import { ingestFilm } from './ingest.ts'
import { afresh, cancelledBy, isCancellable } from './underWay.ts'

/** With the version, so that trying again never meets the end of the attempt before it. */
export const askToIngest = (session: Session, { _id, version }: FilmDoc): Promise<void> =>
  enqueue(session, ingestFilm, `${_id}:${version}`, { filmId: _id })

/** Has a film ingested from the beginning whose ingest failed or was cancelled. */
export const tryAgain = async (session: Session, film: FilmDoc): Promise<void> => {
  if (film.clearing) throw refuse('ingest.ending')
  const change = { $set: afresh, $inc: { version: 1 } }
  await rawOf(Films).updateOne({ _id: film._id }, change, { session })
  await askToIngest(session, film)
}

/**
 * Ends the ingest of a film that was never ready: of it stays what was sent. Whoever holds its job removes the rest, since nobody
 * else knows when its processes have ended; one that nobody has taken up yet is withdrawn.
 */
export const cancelIngest = async (session: Session, by: string, film: FilmDoc): Promise<void> => {
  if (!isCancellable(film)) throw refuse('ingest.stays')
  const { _id, rendition, hls, begunAt } = film
  const files = [rendition ?? [], hls ? [hls.pieces, hls.list] : []].flat()
  await noteMade(session, _id, files)
  if (!begunAt) await withdraw(session, ingestFilm, { filmId: _id })
  const nothing = { rendition: null, hls: null, facts: null, shots: [], cover: null }
  const change = { $set: { ...cancelledBy(by, film), ...nothing }, $inc: { version: 1 } }
  await rawOf(Films).updateOne({ _id }, change, { session })
}
