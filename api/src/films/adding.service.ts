import type { FilmId } from '@rollcall/contract/ids.ts'
import { assertAllowed, countAct } from '../accounts/allowance.service.ts'
import { filmFile } from '../media/ffmpeg.ts'
import { readFilmFacts } from '../media/filmFacts.ts'
import { kindOf } from '../media/kind.ts'
import type { Storage } from '../media/storage.ts'
import { UnfitMedia } from '../media/unfit.ts'
import { type FinishedUpload, type Once, useUpload } from '../media/upload.service.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { type SourceGiven, saidBy } from './correcting.service.ts'
import type { Said } from './correction.ts'
import { type FilmDoc, Films } from './film.model.ts'
import { askToIngest, tryAgain } from './ruling.service.ts'

/**
 * Makes a film of an upload: its original is kept, and its ingest asked for in the same transaction. What cannot become
 * one throws UnfitMedia here, before anything is kept.
 */
export const addFilm = async (
  storage: Storage,
  by: AccountViewer,
  upload: FinishedUpload,
  given: SourceGiven,
  once: Once,
): Promise<FilmId> => {
  await assertAllowed(by.id, 'films')
  await assertFilm(upload.path)
  const { sha256 } = await storage.put('originals', '', upload.path)
  return once(async (session) => {
    const known = await rawOf(Films).findOne({ sha256 }, { session })
    const id = known?._id ?? newId<FilmId>()
    await useUpload(session, upload, id)
    // Whoever sends a film again whose ingest failed, wants it tried again.
    if (known?.state === 'failed') await tryAgain(session, known)
    if (!known) {
      await countAct(session, by.id, 'films')
      await insert(session, newFilm(id, by, sha256, await saidBy(session, by, given)))
    }
    return id
  })
}

const assertFilm = async (path: string): Promise<void> => {
  const found = await kindOf(path)
  if (found.kind !== 'film') throw new UnfitMedia('not-a-film')
  await readFilmFacts(filmFile(path, found))
}

const newFilm = (id: FilmId, by: AccountViewer, sha256: string, given: Said): FilmDoc => ({
  _id: id,
  ...given,
  state: 'waiting',
  progress: { done: 0, doing: null },
  failure: null,
  facts: null,
  shots: [],
  sha256,
  rendition: null,
  cover: null,
  stills: 0,
  addedBy: by.id,
  addedAt: new Date(),
  version: 1,
})

const insert = async (session: Session, film: FilmDoc): Promise<void> => {
  await rawOf(Films).insertOne(film, { session })
  await askToIngest(session, film)
}
