import type { StillId } from '@rollcall/contract/ids.ts'
import { assertAllowed, countAct } from '../accounts/allowance.service.ts'
import { type SourceGiven, saidBy } from '../films/correcting.service.ts'
import type { Said } from '../films/correction.ts'
import { derivePhoto } from '../media/photo.ts'
import type { ReadPicture } from '../media/picture.ts'
import type { Small } from '../media/small.ts'
import type { Storage } from '../media/storage.ts'
import { UnfitMedia } from '../media/unfit.ts'
import { type FinishedUpload, type Once, useUpload } from '../media/upload.service.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { sha256OfFile } from '../platform/sha256.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { keepPrint, readSmall } from './printing.service.ts'
import { type StillDoc, Stills } from './still.model.ts'

/**
 * Makes a still of a photo: its original kept, its derivatives made, and all of it durable before this returns. What
 * cannot be decoded throws UnfitMedia, before anything is kept. Of one that is known already nothing is made: its
 * pictures may have been put away, and would lie among the public ones again ([A9]).
 */
export const addPhoto = async (
  storage: Storage,
  by: AccountViewer,
  upload: FinishedUpload,
  { given, page }: PhotoGiven,
  once: Once,
): Promise<StillId> => {
  const made = await makePhoto(storage, upload.path, page, () => assertAllowed(by.id, 'photos'))
  return once(async (session) => {
    const { id, isNew } = await keepPhoto(session, by, made, given)
    await useUpload(session, upload, id)
    if (isNew) await countAct(session, by.id, 'photos')
    return id
  })
}

/** The same of a file that lies at the machine, where nothing is counted; whether it was not there before. */
export const importPhoto = async (
  storage: Storage,
  by: Pick<AccountViewer, 'id'>,
  path: string,
  { given, page }: PhotoGiven,
): Promise<Kept> => {
  const made = await makePhoto(storage, path, page)
  return inTransaction((session) => keepPhoto(session, by, made, given))
}

interface Made {
  readonly picture: PhotoPicture
  /** Null where it is here already. */
  readonly derived: ReadPicture | null
  readonly small: Small | null
}

interface Kept {
  readonly id: StillId
  readonly isNew: boolean
}

const makePhoto = async (
  storage: Storage,
  path: string,
  page: number | undefined,
  allowed = async (): Promise<void> => {},
): Promise<Made> => {
  const sha256 = await sha256OfFile(path)
  if (await photoOf({ sha256, page }))
    return { picture: { sha256, page }, derived: null, small: null }
  await allowed()
  const derived = await readPhoto(storage, path, page)
  await storage.put('originals', '', path)
  const small = await readSmall(storage, derived.pictures)
  return { picture: { sha256, page: pageOf(derived) }, derived, small }
}

/** Whoever sends the same picture meanwhile comes first. */
const keepPhoto = async (
  session: Session,
  by: Pick<AccountViewer, 'id'>,
  { picture, derived, small }: Made,
  given: SourceGiven,
): Promise<Kept> => {
  const known = await photoOf(picture, session)
  if (known || !derived) return { id: known ?? newId<StillId>(), isNew: false }
  const id = newId<StillId>()
  const still = newPhoto(id, by, await saidBy(session, by, given), derived, picture)
  await insert(session, still)
  await keepPrint(session, still, small)
  return { id, isNew: true }
}

interface PhotoGiven {
  readonly given: SourceGiven
  /** Which of several pictures of the file. */
  readonly page?: number | undefined
}

/** What has to be asked is no fault of the file, which waits to be asked for again. */
const readPhoto = async (
  storage: Storage,
  path: string,
  page: number | undefined,
): Promise<ReadPicture> => {
  try {
    return await derivePhoto(storage, path, { page })
  } catch (error) {
    if (!(error instanceof UnfitMedia) || !error.pages) throw error
    if (error.reason === 'no-such-page')
      throw refuseField('page', `is none of this file's pictures: it has ${error.pages.length}`)
    const [largest] = [...error.pages].sort((a, b) => b.width * b.height - a.width * a.height)
    throw refuse('source.several-pictures', {
      detail: error.message,
      members: { pages: error.pages, offered: largest?.page },
    })
  }
}

/** Only a picture that has others beside it has a number. */
const pageOf = ({ remarks }: ReadPicture): number | undefined =>
  remarks.find((one) => one.code === 'page')?.page

interface PhotoPicture {
  readonly sha256: string
  readonly page: number | undefined
}

export const photoOf = async (
  { sha256, page }: PhotoPicture,
  session?: Session,
): Promise<StillId | undefined> => {
  const options = { projection: { _id: 1 }, ...within(session) } as const
  // Where none is stored, null finds it.
  const asked = { sha256, frame: null, page: (page ?? null) as number }
  return (await rawOf(Stills).findOne(asked, options))?._id
}

const newPhoto = (
  id: StillId,
  by: Pick<AccountViewer, 'id'>,
  given: Said,
  { width, height, placeholder, pictures, remarks }: ReadPicture,
  { sha256, page }: PhotoPicture,
): StillDoc => ({
  _id: id,
  filmId: null,
  frame: null,
  ...given,
  width,
  height,
  sha256,
  ...(page !== undefined && { page }),
  ...(remarks.length > 0 && { remarks: [...remarks] }),
  pictures: [...pictures],
  placeholder,
  addedBy: by.id,
  addedAt: new Date(),
  version: 1,
})

const insert = async (session: Session, still: StillDoc): Promise<void> => {
  await rawOf(Stills).insertOne(still, { session })
}
