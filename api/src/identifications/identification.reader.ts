import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds, within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Place } from '../platform/place.ts'
import { readPending } from '../platform/reactions.ts'
import { identificationChanged, identificationSigned } from './identification.facts.ts'
import { type Identification, Identifications, type Turn } from './identification.model.ts'
import { asKey } from './openKey.ts'
import { openStatuses, undecidedStatuses } from './status.ts'

/** What was joined into another one is read as that one ([K3]). */
const standing = { joined: { $exists: false } } as const

/** Everything proposed for one man. */
export const ofSubject = (subjectId: string): Reading<Identification> =>
  reading(rawOf(Identifications), { subjectId, ...standing })

/** Everything proposed for some men. */
export const ofSubjects = (subjectIds: readonly string[]): Reading<Identification> =>
  reading(rawOf(Identifications), { subjectId: { $in: [...new Set(subjectIds)] }, ...standing })

/** The same of one, in the order of proposing. */
export const readOfSubject = (subjectId: string, session?: Session): Promise<Identification[]> =>
  rawOf(Identifications)
    .find(ofSubject(subjectId).where, within(session))
    .sort({ _id: 1 })
    .toArray()

/** The identification with this id; where it was joined into another, that one. */
export const readStanding = async (
  id: string,
  session?: Session,
): Promise<Identification | null> => {
  const found = await rawOf(Identifications).findOne({ _id: id }, within(session))
  return found?.joined ? readStanding(found.joined.into, session) : found
}

/** Loads it in the transaction, or what it was joined into; refuses where there is none. */
export const loadIdentification = async (session: Session, id: string): Promise<Identification> =>
  assertFound(await readStanding(id, session))

/** Identifications by id; an id that is none is missing from the map. */
export const readIdentifications = (
  ids: readonly string[],
  session?: Session,
): Promise<Map<string, Identification>> => readByIds(Identifications, ids, { session })

/** Of some men the identifications that are not decided yet. */
export const readUndecided = (subjectIds: readonly string[]): Promise<Identification[]> =>
  rawOf(Identifications)
    .find({
      subjectId: { $in: [...subjectIds] },
      status: { $in: [...undecidedStatuses] },
      ...standing,
    })
    .toArray()

/** The open identification of a man and a person (or name), if there is one. */
export const readByOpenKey = (openKey: string, session: Session): Promise<Identification | null> =>
  rawOf(Identifications).findOne({ openKey: asKey(openKey) }, { session })

export const readConfirmedOf = (
  subjectId: string,
  session: Session,
): Promise<Identification | null> =>
  rawOf(Identifications).findOne({ confirmedKey: asKey(subjectId) }, { session })

/** As which men somebody is confirmed. */
export const readConfirmedAs = (session: Session, personId: string): Promise<Identification[]> =>
  rawOf(Identifications)
    .find({ personId, status: 'confirmed', ...standing }, { session })
    .toArray()

/** Every identification of a person, those that were joined into another too. */
export const readOfPerson = (personId: string, session?: Session): Promise<Identification[]> =>
  rawOf(Identifications).find({ personId }, within(session)).toArray()

/** Whether anybody was ever proposed to be him. */
export const isProposed = async (session: Session, personId: string): Promise<boolean> =>
  (await rawOf(Identifications).findOne({ personId }, { session, projection: { _id: 1 } })) !== null

/** As which other man somebody is confirmed. */
export type ConfirmedElsewhere = Pick<Identification, '_id' | 'subjectId' | 'personId'>

/** As which other men some people are confirmed. */
export const confirmedElsewhere = (
  subjectId: string,
  personIds: readonly string[],
): Reading<ConfirmedElsewhere> =>
  reading(
    rawOf(Identifications),
    {
      personId: { $in: [...personIds] },
      status: 'confirmed',
      subjectId: { $ne: subjectId },
      ...standing,
    },
    ['subjectId', 'personId'],
  )

/** A turn that the world is told of, and where the identification stands now. */
export type Announced = Pick<
  Identification,
  '_id' | 'subjectId' | 'personId' | 'status' | 'statusAt' | 'short'
> & {
  readonly turn: Pick<Turn, 'from' | 'to' | 'at'>
  /** When something of how it stands changed last. */
  readonly lastAt?: Date
}

/** Confirmations, reopenings and retractions, the latest first; of some men where they are named. */
export const readAnnounced = (
  session: Session,
  subjectIds: readonly string[] | null,
  before: Place | null,
  limit: number,
): Promise<Announced[]> =>
  rawOf(Identifications)
    .aggregate<Announced>(
      [
        {
          $match: {
            everConfirmed: true,
            ...(subjectIds && { subjectId: { $in: [...subjectIds] } }),
          },
        },
        { $set: { lastAt: { $last: '$history.at' }, turn: '$history' } },
        { $project: announcedFields },
        { $unwind: '$turn' },
        // The signature before a second one's act is told with that act.
        { $match: { 'turn.because': { $ne: 'signed' }, $and: [announced, beforeTurn(before)] } },
        { $sort: { 'turn.at': -1, _id: -1 } },
        { $limit: limit },
        { $unset: 'turn.reasons' },
      ],
      { session },
    )
    .toArray()

const announcedFields = {
  ...{ subjectId: 1, personId: 1, status: 1, statusAt: 1, short: 1, lastAt: 1, turn: 1 },
} as const

const announced = {
  $or: [
    { 'turn.from': { $ne: 'confirmed' }, 'turn.to': 'confirmed' },
    { 'turn.from': 'confirmed', 'turn.to': { $in: ['disputed', 'retracted'] } },
    { 'turn.from': 'retracted', 'turn.to': 'proposed' },
  ],
}

const beforeTurn = (before: Place | null) =>
  before
    ? {
        $or: [
          { 'turn.at': { $lt: before.since } },
          { 'turn.at': before.since, _id: { $lt: before.id } },
        ],
      }
    : {}

/** What is confirmed, or was and is retracted now, decided last first. */
export const readDecided = (before: Place | null, limit: number): Promise<Identification[]> =>
  rawOf(Identifications)
    .find({
      everConfirmed: true,
      status: { $in: ['confirmed', 'retracted'] },
      ...(before && {
        $or: [
          { decidedAt: { $lt: before.since } },
          { decidedAt: before.since, _id: { $lt: before.id } },
        ],
      }),
    })
    .sort({ decidedAt: -1, _id: -1 })
    .limit(limit)
    .toArray()

/** Of an open identification of somebody on the roster what it takes to choose among many. */
export type OpenOne = Pick<Identification, '_id' | 'subjectId' | 'status'> & { personId: string }

/** Those of some identifications that are open and of somebody on the roster. */
export const readOpenAmong = (ids: readonly string[], session?: Session): Promise<OpenOne[]> =>
  rawOf(Identifications)
    .find<OpenOne>(
      {
        _id: { $in: [...ids] },
        status: { $in: [...openStatuses] },
        personId: { $ne: null },
        ...standing,
      },
      { projection: { subjectId: 1, personId: 1, status: 1 }, ...within(session) },
    )
    .toArray()

/** What is undecided of some people, a number of it. */
export const readUndecidedOf = (
  personIds: readonly string[],
  limit: number,
): Promise<Identification[]> =>
  rawOf(Identifications)
    .find({
      personId: { $in: [...personIds] },
      status: { $in: [...undecidedStatuses] },
      ...standing,
    })
    .limit(limit)
    .toArray()

/** The men with something undecided. */
export const readUndecidedSubjects = (): Promise<string[]> =>
  rawOf(Identifications).distinct('subjectId', { status: { $in: [...undecidedStatuses] } })

/** Everybody who has a confirmed name. */
export const readConfirmedSubjects = (): Promise<string[]> =>
  rawOf(Identifications).distinct('subjectId', { status: 'confirmed' })

/** Everybody who is confirmed to be some man. */
export const readConfirmedPeople = async (): Promise<string[]> =>
  (await rawOf(Identifications).distinct('personId', { status: 'confirmed' })).flatMap(
    (id) => id ?? [],
  )

/** What changed that this reaction has not come to yet, and of which man it is. */
export const readJustChanged = (reactionName: string, limit: number) =>
  readPending(identificationChanged, reactionName, limit)

/** The same of what was signed, or waits for its day otherwise than before. */
export const readJustSigned = (reactionName: string, limit: number) =>
  readPending(identificationSigned, reactionName, limit)

/** Everything proposed of a person, a page of it, in the order of proposing. */
export const pageOfPerson = (
  personId: string,
  after: string,
  limit: number,
): Promise<Identification[]> =>
  rawOf(Identifications)
    .find({ personId, _id: { $gt: after }, ...standing })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray()
