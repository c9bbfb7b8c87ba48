import { randomUUID } from 'node:crypto'
import { addDocument, type SourceDocument } from '@rollcall/contract/documents.ts'
import type { BodySent } from '@rollcall/contract/endpoint.ts'
import { addFilm, type Film } from '@rollcall/contract/films.ts'
import { addStill, getStill, type Still } from '@rollcall/contract/stills.ts'
import type { Account } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { type FilmAsked, makeFilm, makePhoto, type PhotoAsked } from '../support/media.ts'
import { makePdf, type PageWritten } from '../support/pdfMade.ts'
import { upload } from '../support/upload.ts'
import { shelved } from './shelved.ts'

/** A photo of `by`, added as an upload leaves it. */
export const aStill = async (
  by: Account,
  { provenance, ...asked }: PhotoAsked & Pick<Said, 'provenance'> = {},
): Promise<Still> => {
  if (provenance) return aSentStill(by, { provenance, ...asked })
  const id = await shelved(by, asked, async () => (await aSentStill(by, asked)).id)
  return by.client.done(getStill, { params: { stillId: id } })
}

/** A photo that `by` uploads, over HTTP. */
export const aSentStill = async (
  by: Account,
  { provenance = {}, ...asked }: PhotoAsked & Pick<Said, 'provenance'> = {},
): Promise<Still> => {
  const uploadId = await upload(by.client, await makePhoto(asked))
  return by.client.done(addStill, { body: { uploadId, title: 'Camp 5, a group', provenance } })
}
type Said = Partial<BodySent<typeof addStill>>

/** A film that `by` uploaded, over HTTP; a worker must run for it to become ready. */
export const aFilm = async (by: Account, asked: FilmAsked | Uint8Array = {}): Promise<Film> => {
  const bytes = asked instanceof Uint8Array ? asked : await makeFilm(asked)
  const uploadId = await upload(by.client, bytes)
  return by.client.done(addFilm, { body: { uploadId, title: 'Arrival at Camp 5', provenance: {} } })
}

/** A source document that `by`, a moderator, uploaded, over HTTP; a worker must run for its pages to be there. */
export const aDocument = async (
  by: Account,
  pages: readonly PageWritten[] = [{ lines: [randomUUID()] }],
): Promise<SourceDocument> => {
  const uploadId = await upload(by.client, makePdf(pages))
  return by.client.done(addDocument, { body: { uploadId, title: 'Memorandum, Camp 5' } })
}

/** The same with its first page there, as if a worker had rendered it: it has no pictures. */
export const aRenderedDocument = async (by: Account, text: string | null = null) => {
  const document = await aDocument(by)
  const page = { documentId: document.id, page: 1, width: 1979, height: 2560, pictures: [] }
  const shown = { placeholder: 'data:image/webp;base64,', text, opened: false }
  const $setOnInsert = { ...page, ...shown } as never
  await stored('documentPages').updateOne(
    { _id: `${document.id}:1` },
    { $setOnInsert },
    { upsert: true },
  )
  return document
}

const APART = 10

/** Pictures as the stills of a film's one shot, ten frames apart: they are stored as an ingest would, without one. */
export const aShot = async (
  by: Account,
  pictures: readonly Uint8Array[],
): Promise<readonly Still[]> => {
  const encoder = ['-metadata', `comment=${randomUUID()}`]
  const film = await aFilm(by, { shots: [12], encoder })
  const shot = { from: 0, to: pictures.length * APART, best: 0 }
  await stored('films').updateOne({ _id: film.id }, { $set: { shots: [shot] } })
  const stills: Still[] = []
  for (const [at, picture] of pictures.entries()) {
    const uploadId = await upload(by.client, picture)
    const still = await by.client.done(addStill, { body: { uploadId, title: `Frame ${at}` } })
    const frame = { filmId: film.id, frame: at * APART, title: null, provenance: null }
    await stored('stills').updateOne({ _id: still.id }, { $set: frame })
    stills.push(still)
  }
  await countKept(film)
  return stills
}

/** Of a film whose frames were stored without an ingest: it keeps count of them as one would have told it. */
export const countKept = async ({ id }: Pick<Film, 'id'>): Promise<void> => {
  const count = await stored('stills').countDocuments({ filmId: id })
  await stored('films').updateOne({ _id: id }, { $set: { stills: count } })
}

/** A film of one shot with two stills that counts as ingested; it has no rendition. */
export const aCutFilm = async (by: Account): Promise<string> => {
  const stills = await aShot(by, [await makePhoto(), await makePhoto()])
  const still = await stored('stills').findOne({ _id: stills[0]?.id ?? '' })
  const facts = { width: 320, height: 240, frames: 2 * APART, rate: { num: 24, den: 1 } }
  const ready = { state: 'ready', facts, rendition: 'renditions/none.mp4' }
  await stored('films').updateOne({ _id: still?.filmId ?? '' }, { $set: ready })
  return still?.filmId ?? ''
}

const stored = (collection: string) =>
  database.collection<{ _id: string; filmId?: string }>(collection)
