import type { PersonId, PortraitId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds, within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { readPending } from '../platform/reactions.ts'
import { hasAccount, moderator, type Viewer } from '../platform/viewer.ts'
import { type GivenPortraitDoc, GivenPortraits, TAKEN_BACK } from './given.model.ts'
import { portraitGiven } from './people.facts.ts'

const MOST_SHOWN = 50

/** What was given of a person and is not accepted, the oldest first: to moderators what waits, to an account its own. */
export const readGivenOf = async (
  viewer: Viewer,
  personId: PersonId,
): Promise<GivenPortraitDoc[]> => {
  if (!hasAccount(viewer)) return []
  const own = { by: viewer.id, 'ruling.ruling': { $nin: ['accepted', TAKEN_BACK.ruling] as const } }
  const which = moderator(viewer) ? { $or: [{ ruling: null }, own] } : own
  return rawOf(GivenPortraits)
    .find({ personId, ...which })
    .sort({ _id: 1 })
    .limit(MOST_SHOWN)
    .toArray()
}

/** One that was not taken back. */
export const findGiven = (_id: PortraitId, session?: Session): Promise<GivenPortraitDoc | null> =>
  rawOf(GivenPortraits).findOne(
    { _id, 'ruling.ruling': { $ne: TAKEN_BACK.ruling } },
    within(session),
  )

export const loadGiven = async (id: PortraitId, session: Session): Promise<GivenPortraitDoc> =>
  assertFound(await findGiven(id, session))

/** Those among these that wait for a moderator. */
export const givenWaiting = (ids: readonly string[], session?: Session) =>
  readByIds(GivenPortraits, ids as PortraitId[], { session, where: { ruling: null } })

export const readWaitingIds = (): Promise<string[]> =>
  rawOf(GivenPortraits).distinct('_id', { ruling: null })

/** Whether anybody gave a portrait of a person, whatever came of it. */
export const isGivenOne = async (session: Session, personId: PersonId): Promise<boolean> =>
  (await rawOf(GivenPortraits).findOne({ personId }, { session, projection: { _id: 1 } })) !== null

/** Those whose changes this reaction has not come to yet. */
export const readJustChanged = async (
  reactionName: string,
  limit: number,
): Promise<ReadonlySet<string>> =>
  new Set(
    (await readPending(portraitGiven, reactionName, limit)).map(({ portraitId }) => portraitId),
  )
