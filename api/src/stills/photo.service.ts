import type { StillId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { dropUpload, type FinishedUpload, refuseUnfit, useUpload } from '../films/upload.service.ts'
import { kindOf } from '../media/kind.ts'
import { type DerivedPicture, derivePicture } from '../media/picture.ts'
import type { Storage, Stored } from '../media/storage.ts'
import { UnfitMedia } from '../media/unfit.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { settings } from '../platform/settings.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { stillAdded } from './still.facts.ts'
import { Stills } from './still.model.ts'

export interface PhotoGiven {
  readonly title: string
  readonly provenance: Provenance
}

type Once = <Ref>(act: (session: Session) => Promise<Ref>) => Promise<Ref>

/** Makes a still of a photo: its original kept, its derivatives made, and both durable before this returns. */
export const addPhoto = async (
  storage: Storage,
  by: AccountViewer,
  upload: FinishedUpload,
  given: PhotoGiven,
  once: Once,
): Promise<StillId> => {
  if (upload.became) return upload.became as StillId
  try {
    const derived = await derive(storage, upload.path)
    const original = await storage.put('originals', '', upload.path)
    const id = await once((session) => insertPhoto(session, by, upload, given, derived, original))
    await dropUpload(storage, upload.id)
    return id
  } catch (error) {
    throw await refuseUnfit(storage, upload.id, error)
  }
}

const derive = async (storage: Storage, path: string): Promise<DerivedPicture> => {
  const found = await kindOf(path)
  if (found.kind !== 'picture') throw new UnfitMedia('not-a-picture')
  return derivePicture(
    storage,
    { path, format: found.format },
    { maxPixels: settings.PICTURE_MEGAPIXELS * 1e6 },
  )
}

/** The same bytes twice are one still ([A2]). */
const insertPhoto = async (
  session: Session,
  by: AccountViewer,
  upload: FinishedUpload,
  given: PhotoGiven,
  { width, height, placeholder, pictures }: DerivedPicture,
  { sha256 }: Stored,
): Promise<StillId> => {
  const known = await rawOf(Stills).findOne({ sha256, frame: null }, { session })
  const id = known?._id ?? newId<StillId>()
  await useUpload(session, upload.id, id)
  if (known) return id
  await rawOf(Stills).insertOne(
    {
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
    },
    { session },
  )
  await state(session, stillAdded, { stillId: id, filmId: null })
  return id
}
