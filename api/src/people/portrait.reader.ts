import type { PersonId, PortraitId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds, within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { readPending } from '../platform/reactions.ts'
import { refuse } from '../platform/refusal.ts'
import type { Viewer } from '../platform/viewer.ts'
import { personPictured } from './people.facts.ts'
import { maySeePortrait } from './people.policy.ts'
import { loadPerson } from './people.reader.ts'
import { type PortraitDoc, Portraits } from './portrait.model.ts'

const shown = { $ne: true }

/** Portraits of some people, by date, those without one last; and not those that were taken off, unless asked for. */
export const readPortraits = async (
  ids: readonly PersonId[],
  takenOff = false,
  session?: Session,
): Promise<ReadonlyMap<PersonId, readonly PortraitDoc[]>> => {
  const found = await rawOf(Portraits)
    .find({ personId: { $in: [...ids] }, takenOff: takenOff || shown }, within(session))
    .toArray()
  const place = ({ from }: PortraitDoc) => from ?? Number.POSITIVE_INFINITY
  const inOrder = found.toSorted((a, b) =>
    place(a) === place(b) ? (a._id < b._id ? -1 : 1) : place(a) - place(b),
  )
  return Map.groupBy(inOrder, ({ personId }) => personId)
}

/** Portraits of some people that are to be shown: whose they are, and which pictures. */
export const shownPortraitsOf = (
  ids: readonly PersonId[],
): Reading<Pick<PortraitDoc, '_id' | 'personId' | 'sha256'>> =>
  reading(rawOf(Portraits), { personId: { $in: [...ids] }, takenOff: shown }, [
    'personId',
    'sha256',
  ])

/** When the portraits of somebody that are to be shown were made, as far as it is said. */
export const datesOfPortraits = async (personId: PersonId, session: Session): Promise<string[]> => {
  const found = rawOf(Portraits).find({ personId, takenOff: shown }, { session })
  return (await found.project<Pick<PortraitDoc, 'date'>>({ date: 1 }).toArray()).flatMap(
    ({ date }) => date ?? [],
  )
}

/** Which of some people have a portrait to be shown. */
export const whoHasPortraits = async (
  ids: readonly PersonId[],
  session?: Session,
): Promise<ReadonlySet<PersonId>> =>
  new Set(await rawOf(Portraits).distinct('personId', shownPortraitsOf(ids).where, within(session)))

/** Which of some people ever had a portrait, though all of his were taken off since. */
export const whoWasPictured = async (
  ids: readonly PersonId[],
  session: Session,
): Promise<ReadonlySet<PersonId>> =>
  new Set(await rawOf(Portraits).distinct('personId', { personId: { $in: [...ids] } }, { session }))

/** Whose first portrait this reaction has not come to yet. */
export const readJustPictured = (reactionName: string, limit: number) =>
  readPending(personPictured, reactionName, limit)

export const findPortrait = (
  personId: PersonId,
  _id: PortraitId,
  session?: Session,
): Promise<PortraitDoc | null> => rawOf(Portraits).findOne({ _id, personId }, within(session))

export const loadPortrait = async (
  personId: PersonId,
  id: PortraitId,
  session?: Session,
): Promise<PortraitDoc> => assertFound(await findPortrait(personId, id, session))

export const readPortraitsById = (
  ids: readonly PortraitId[],
): Promise<ReadonlyMap<PortraitId, PortraitDoc>> => readByIds(Portraits, ids)

/** A portrait that the viewer may see at all. */
export const loadShownPortrait = async (viewer: Viewer, id: PortraitId): Promise<PortraitDoc> => {
  const portrait = (await readPortraitsById([id])).get(id)
  if (!portrait || !isShownTo(viewer, portrait, await loadPerson(portrait.personId)))
    throw refuse('not-found')
  return portrait
}

export const isShownTo = maySeePortrait
