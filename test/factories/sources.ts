import { addFilm, type Film } from '@rollcall/contract/films.ts'
import { addStill, type Still } from '@rollcall/contract/stills.ts'
import type { Account } from '../support/accounts.ts'
import { type FilmAsked, makeFilm, makePhoto, type PhotoAsked } from '../support/media.ts'
import { upload } from '../support/upload.ts'

/** A photo that `by` uploaded, over HTTP. */
export const aStill = async (by: Account, asked: PhotoAsked = {}): Promise<Still> => {
  const uploadId = await upload(by.client, await makePhoto(asked))
  return by.client.done(addStill, { body: { uploadId, title: 'Camp 5, a group', provenance: {} } })
}

/** A film that `by` uploaded, over HTTP; a worker must run for it to become ready. */
export const aFilm = async (by: Account, asked: FilmAsked | Uint8Array = {}): Promise<Film> => {
  const bytes = asked instanceof Uint8Array ? asked : await makeFilm(asked)
  const uploadId = await upload(by.client, bytes)
  return by.client.done(addFilm, { body: { uploadId, title: 'Arrival at Camp 5', provenance: {} } })
}
