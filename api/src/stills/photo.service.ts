import type { StillId } from '@rollcall/contract/ids.ts'
import { assertAllowed, countAct } from '../accounts/allowance.service.ts'
import { type SourceGiven, saidBy } from '../films/correcting.service.ts'
import type { Said } from '../films/correction.ts'
import { derivePhoto } from '../media/photo.ts'
import type { DerivedPicture } from '../media/picture.ts'
import type { Storage } from '../media/storage.ts'
import { type FinishedUpload, type Once, useUpload } from '../media/upload.service.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { sha256OfFile } from '../platform/sha256.ts'
import type { AccountViewer } from '../platform/viewer.ts'
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
  given: SourceGiven,
  once: Once,
): Promise<StillId> => {
  const sha256 = await sha256OfFile(upload.path)
  const isKnown = (await photoOf(sha256)) !== undefined
  if (!isKnown) await assertAllowed(by.id, 'photos')
  const derived = isKnown ? null : await derivePhoto(storage, upload.path)
  if (derived) await storage.put('originals', '', upload.path)
  return once(async (session) => {
    const known = await photoOf(sha256, session)
    const id = known ?? newId<StillId>()
    await useUpload(session, upload, id)
    if (known || !derived) return id
    await countAct(session, by.id, 'photos')
    await insert(session, newPhoto(id, by, await saidBy(session, by, given), derived, sha256))
    return id
  })
}

const photoOf = async (sha256: string, session?: Session): Promise<StillId | undefined> => {
  const options = { projection: { _id: 1 }, ...within(session) } as const
  return (await rawOf(Stills).findOne({ sha256, frame: null }, options))?._id
}

const newPhoto = (
  id: StillId,
  by: AccountViewer,
  given: Said,
  { width, height, placeholder, pictures }: DerivedPicture,
  sha256: string,
): StillDoc => ({
  _id: id,
  filmId: null,
  frame: null,
  ...given,
  width,
  height,
  sha256,
  pictures: [...pictures],
  placeholder,
  addedBy: by.id,
  addedAt: new Date(),
  version: 1,
})

const insert = async (session: Session, still: StillDoc): Promise<void> => {
  await rawOf(Stills).insertOne(still, { session })
}
