import type { PersonId, PortraitId } from '@rollcall/contract/ids.ts'
import { derivePhoto } from '../media/photo.ts'
import type { DerivedPicture } from '../media/picture.ts'
import type { Storage } from '../media/storage.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import { accountOf, type Viewer } from '../platform/viewer.ts'
import { firstOf } from './lifetime.ts'
import { personChanged } from './people.facts.ts'
import { People } from './people.model.ts'
import { type PortraitDoc, type PortraitFields, Portraits } from './portrait.model.ts'

/** A picture whose original and derivatives lie in the storage. */
export interface KeptPicture extends DerivedPicture {
  readonly sha256: string
}

/** Keeps the original of a portrait and makes its derivatives. What cannot be decoded throws UnfitMedia and leaves nothing. */
export const keepPortrait = async (storage: Storage, path: string): Promise<KeptPicture> => {
  const derived = await derivePhoto(storage, path, 'portraits')
  const { sha256 } = await storage.put('originals', '', path)
  return { ...derived, sha256 }
}

/** Gives somebody of the roster a portrait; one that he has already stays as it is. */
export const addPortrait = async (
  session: Session,
  viewer: Viewer,
  personId: PersonId,
  picture: KeptPicture,
  given: { readonly [Field in keyof PortraitFields]?: string | undefined },
): Promise<PortraitId> => {
  const { sha256, width, height, pictures, placeholder } = picture
  const known = await rawOf(Portraits).findOne({ personId, sha256 }, { session })
  if (known) return known._id
  const portrait: PortraitDoc = {
    _id: newId<PortraitId>(),
    personId,
    date: given.date ?? null,
    source: given.source ?? null,
    rights: given.rights ?? null,
    ...{ width, height, pictures, placeholder, sha256 },
    from: given.date === undefined ? null : firstOf(given.date),
    addedBy: accountOf(viewer).id,
    addedAt: new Date(),
  }
  await rawOf(Portraits).insertOne(portrait, { session })
  await rawOf(People).updateOne({ _id: personId }, { $inc: { version: 1 } }, { session })
  await state(session, personChanged, { personId })
  return portrait._id
}

/** Portraits of some people, by date, those without one last. */
export const readPortraits = async (
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly PortraitDoc[]>> => {
  const found = await rawOf(Portraits)
    .find({ personId: { $in: [...ids] } })
    .toArray()
  const place = ({ from }: PortraitDoc) => from ?? Number.POSITIVE_INFINITY
  const inOrder = found.toSorted((a, b) =>
    place(a) === place(b) ? (a._id < b._id ? -1 : 1) : place(a) - place(b),
  )
  return Map.groupBy(inOrder, ({ personId }) => personId)
}

/** Which of some people have a portrait at all. */
export const whoHasPortraits = async (ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> =>
  new Set(await rawOf(Portraits).distinct('personId', { personId: { $in: [...ids] } }))

export const loadPortrait = async (personId: PersonId, id: PortraitId): Promise<PortraitDoc> => {
  const portrait = await rawOf(Portraits).findOne({ _id: id, personId })
  if (!portrait) throw refuse('not-found')
  return portrait
}
