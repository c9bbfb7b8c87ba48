import type { PersonId, PortraitId } from '@rollcall/contract/ids.ts'
import { derivePhoto } from '../media/photo.ts'
import type { DerivedPicture } from '../media/picture.ts'
import type { Storage } from '../media/storage.ts'
import { writeAudit } from '../platform/audit.ts'
import { keepChange } from '../platform/changes.ts'
import { correct } from '../platform/correcting.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { accountOf, type Viewer, visitor } from '../platform/viewer.ts'
import { firstOf } from './lifetime.ts'
import { personChanged, personPictured } from './people.facts.ts'
import { People } from './people.model.ts'
import { mayReadName } from './people.policy.ts'
import { loadPerson } from './people.reader.ts'
import { type PortraitDoc, type PortraitFields, Portraits } from './portrait.model.ts'

/** A picture whose original and derivatives lie in the storage. */
export interface KeptPicture extends DerivedPicture {
  readonly sha256: string
}

/** Keeps the original of a portrait and makes its derivatives. What cannot be decoded throws UnfitMedia and leaves nothing. */
export const keepPortrait = async (storage: Storage, path: string): Promise<KeptPicture> => {
  const { remarks: _, ...derived } = await derivePhoto(storage, path, { into: 'portraits' })
  const { sha256 } = await storage.put('originals', '', path)
  return { ...derived, sha256 }
}

type Said = { readonly [Field in keyof PortraitFields]?: PortraitFields[Field] | undefined }
export type SaidOfPortrait = Omit<Said, 'takenOff'>

/** Gives somebody of the roster a portrait. */
export const addPortrait = async (
  session: Session,
  viewer: Viewer,
  personId: PersonId,
  picture: KeptPicture,
  said: SaidOfPortrait,
): Promise<PortraitId> => {
  const by = accountOf(viewer).id
  const { id, isNew } = await putPortrait(session, viewer, { ...picture, personId, by }, said)
  const about = { portrait: id, person: personId }
  if (isNew)
    await writeAudit(session, { accountId: by, act: 'portrait.added', about, reasons: null })
  return id
}

interface Put extends KeptPicture {
  readonly id?: PortraitId
  readonly personId: PersonId
  /** Who gave it. */
  readonly by: string
}

/** One that he has already stays as it is, and one that was taken off is put back with what is said of it now. */
export const putPortrait = async (
  session: Session,
  viewer: Viewer,
  { id = newId<PortraitId>(), personId, by, ...picture }: Put,
  said: SaidOfPortrait,
): Promise<{ readonly id: PortraitId; readonly isNew: boolean }> => {
  const { sha256, width, height, pictures, placeholder } = picture
  const known = await rawOf(Portraits).findOne({ personId, sha256 }, { session })
  if (known?.takenOff) await correctPortrait(session, viewer, known, { ...said, takenOff: false })
  if (known) return { id: known._id, isNew: false }
  const isFirst = (await rawOf(Portraits).findOne({ personId }, { session })) === null
  const fields = completed(nothingSaid, said)
  const portrait: PortraitDoc = {
    _id: id,
    personId,
    ...{ width, height, pictures, placeholder, sha256 },
    ...fields,
    from: fromOf(fields),
    addedBy: by,
    addedAt: new Date(),
  }
  await rawOf(Portraits).insertOne(portrait, { session })
  await touchPerson(session, personId)
  if (isFirst) await notePictured(session, personId, portrait.addedAt)
  return { id, isNew: true }
}

const notePictured = async (session: Session, personId: PersonId, at: Date): Promise<void> => {
  await rawOf(People).updateOne({ _id: personId }, { $set: { picturedAt: at } }, { session })
  await state(session, personPictured, { personId, at: at.toISOString() })
}

/** Corrects what is said of a portrait, takes it off or puts it back; what was is kept. What changes nothing leaves no trace. */
export const correctPortrait = async (
  session: Session,
  viewer: Viewer,
  portrait: PortraitDoc,
  patch: Said,
): Promise<void> => {
  const { _id, personId, date, source, lentBy = null, rights, takenOff } = portrait
  const was: PortraitFields = { date, source, lentBy, rights, takenOff }
  const fields = completed(was, patch)
  const closed = await closedIn(session, personId, [was, fields])
  const isChanged = await correct(session, Portraits, portrait, {
    of: { portrait: _id, person: personId },
    ...{ by: accountOf(viewer).id, asModerator: true, logged: true },
    ...{ was: { ...was }, now: { ...fields }, set: { ...fields, from: fromOf(fields) } },
    closed,
  })
  if (isChanged) await touchPerson(session, personId)
}

/** Which fields visitors do not read of a portrait that was and is said to be so ([P4]). */
const closedIn = async (
  session: Session,
  personId: PersonId,
  states: readonly Pick<PortraitFields, 'lentBy'>[],
): Promise<(field: string) => boolean> => {
  const isOpen = mayReadName(visitor, await loadPerson(personId, session))
  const isOfRelative = states.some(({ lentBy }) => lentBy === 'relative')
  return (field) => !isOpen || (field === 'source' && isOfRelative)
}

/** No version was before it was added. */
const BEFORE_ALL = -1

/** Keeps in the history that one which somebody gave is a portrait now, with what is said of it. */
export const tellAdded = async (
  session: Session,
  id: PortraitId,
  { personId, by, ...given }: Pick<PortraitDoc, 'personId' | keyof GivenSaid> & { by: string },
): Promise<void> => {
  const { date, source, lentBy = null, rights } = given
  const now = { date, source, lentBy, rights }
  const closed = await closedIn(session, personId, [now])
  await keepChange(session, {
    of: { portrait: id, person: personId },
    version: BEFORE_ALL,
    ...{ was: { date: null, source: null, lentBy: null, rights: null }, now },
    ...{ by, asModerator: false, closed: Object.keys(now).filter(closed) },
  })
}
type GivenSaid = Omit<PortraitFields, 'takenOff'>

const nothingSaid: PortraitFields = {
  date: null,
  source: null,
  lentBy: null,
  rights: null,
  takenOff: false,
}

/** What was said, where nothing else is said now. */
const completed = (was: PortraitFields, said: Said): PortraitFields => ({
  date: said.date === undefined ? was.date : said.date,
  source: said.source === undefined ? was.source : said.source,
  lentBy: (said.lentBy === undefined ? was.lentBy : said.lentBy) ?? null,
  rights: said.rights === undefined ? was.rights : said.rights,
  takenOff: said.takenOff ?? was.takenOff,
})

const fromOf = ({ date }: PortraitFields): number | null => (date === null ? null : firstOf(date))

const touchPerson = async (session: Session, personId: PersonId): Promise<void> => {
  await rawOf(People).updateOne({ _id: personId }, { $inc: { version: 1 } }, { session })
  await state(session, personChanged, { personId })
}
