import type { Claim } from '@rollcall/contract/claims.ts'
import type { PersonId, PortraitId, SubjectId } from '@rollcall/contract/ids.ts'
import { MOST_TOLD, type QueueKind, queueKinds, queueWhy } from '@rollcall/contract/queue.ts'
import type { ShownSighting } from '@rollcall/contract/subjects.ts'
import { manIn } from '@rollcall/contract/tips.ts'
import type { Filter } from 'mongodb'
import { portraitsOf } from '../cases/sighting.reader.ts'
import type { FlagDoc } from '../flags/flag.model.ts'
import { flagsWaiting } from '../flags/flag.reader.ts'
import { readFlagged } from '../flags/flagged.reader.ts'
import type { ExclusionDoc } from '../identifications/exclusion.model.ts'
import { readExclusionsById } from '../identifications/exclusion.reader.ts'
import { raisedBy } from '../identifications/exclusion.service.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readIdentifications } from '../identifications/identification.reader.ts'
import { takenPartIn } from '../identifications/part.service.ts'
import type { GivenPortraitDoc } from '../people/given.model.ts'
import { givenWaiting } from '../people/given.reader.ts'
import type { PersonDoc } from '../people/people.model.ts'
import { readPeople } from '../people/people.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import { settings } from '../platform/settings.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import type { SubjectDoc } from '../subjects/subject.model.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { tipsWaiting, type WaitingTip } from '../tips/tip.reader.ts'
import { readClaims } from './claim.reader.ts'
import { inTurn, type QueueRow, QueueRows } from './queue.model.ts'

const DAY_MS = 86_400_000

/** A place in the queue. */
export interface Place {
  readonly rank: number
  readonly id: string
}

interface RowsAsked {
  readonly kind: QueueKind | undefined
  readonly about: string | undefined
  readonly after: Place | null
  readonly limit: number
  readonly now: Date
}

const otherReasons = queueWhy.options.filter((why) => why !== 'waits-long')

/**
 * What has come: all but what has no other reason than its age, and of that what is old enough. Its rank is since when it
 * waits, so each of these is one stretch of an index, and no row that has not come is looked at.
 */
const ripe = (now: Date): Filter<QueueRow>[] => [
  { why: { $in: otherReasons } },
  { why: 'waits-long', rank: { $lte: now.getTime() - settings.QUEUE_LONG_DAYS * DAY_MS } },
]

const isOf = (about: string) => ({
  $or: [{ _id: about }, { identificationId: about }, { subjectId: about }],
})

/** Reads in stored order, no further than the page: an index holds the order, for each kind and reason. */
export const readRows = async ({
  kind,
  about,
  after,
  limit,
  now,
}: RowsAsked): Promise<QueueRow[]> => {
  const kinds = { kind: { $in: kind ? [kind] : [...queueKinds] } }
  const later = after && {
    $and: [{ rank: { $gte: after.rank } }],
    $or: [{ rank: { $gt: after.rank } }, { _id: { $gt: after.id } }],
  }
  const found = ripe(now).map((some) =>
    rawOf(QueueRows)
      .find({ $and: [{ ...kinds, ...some, ...later }, ...(about ? [isOf(about)] : [])] })
      .sort({ rank: 1, _id: 1 })
      .limit(limit)
      .toArray(),
  )
  return (await Promise.all(found)).flat().toSorted(byRank).slice(0, limit)
}

/** All that waits about men, by whom they were marked as, in the same order. */
export const readRowsOf = async (
  homes: readonly string[],
  kind: QueueKind | undefined,
  now: Date,
): Promise<QueueRow[]> => {
  const of = { $in: [...homes] }
  const found = await rawOf(QueueRows)
    .find({
      $and: [{ $or: [{ subjectId: of }, { home: of }] }, { $or: ripe(now) }, kind ? { kind } : {}],
    })
    .toArray()
  return found.toSorted(byRank)
}

/** All that waits in some cases, tips, flags and portraits, in the same order. */
export const readRowsOfCases = async (ids: readonly string[]): Promise<QueueRow[]> => {
  const of = { $in: [...ids] }
  const found = await rawOf(QueueRows)
    .find({ $or: [{ _id: of }, { identificationId: of }] })
    .toArray()
  return found.toSorted(byRank)
}

/** What waits since a moment, the newest first, one more than is told at most. */
export const readRowsSince = (moment: Date, now: Date): Promise<QueueRow[]> =>
  rawOf(QueueRows)
    .find({ since: { $gt: moment }, $or: ripe(now) })
    .sort({ since: -1 })
    .limit(MOST_TOLD + 1)
    .toArray()

const byRank = (one: QueueRow, other: QueueRow): number =>
  one.rank - other.rank || (one._id < other._id ? -1 : 1)

/** How many of each kind wait, counted no further than one beyond what is told. */
export const countWaiting = async (now: Date): Promise<Record<QueueKind, number>> => {
  const counts = queueKinds.map(async (kind) => [kind, await countOf(kind, now)] as const)
  return Object.fromEntries(await Promise.all(counts)) as Record<QueueKind, number>
}

const countOf = async (kind: QueueKind, now: Date): Promise<number> => {
  const limit = MOST_TOLD + 1
  const counted = ripe(now).map((some) =>
    rawOf(QueueRows).countDocuments({ kind, ...some }, { limit, hint: inTurn }),
  )
  const all = (await Promise.all(counted)).reduce((sum, some) => sum + some, 0)
  return Math.min(all, limit)
}

/** What the items of one page are about, and who has them in hand. */
export interface Desk {
  readonly viewer: AccountViewer
  readonly identifications: ReadonlyMap<string, Identification>
  readonly subjects: ReadonlyMap<string, SubjectDoc>
  readonly portraits: ReadonlyMap<string, ShownSighting>
  readonly person: (personId: string) => PersonDoc | undefined
  readonly tips: ReadonlyMap<string, WaitingTip>
  readonly flags: ReadonlyMap<string, FlagDoc>
  readonly flaggedAs: Awaited<ReturnType<typeof readFlagged>>
  readonly given: ReadonlyMap<PortraitId, GivenPortraitDoc>
  readonly exclusions: ReadonlyMap<string, ExclusionDoc>
  /** Those that the viewer raised, or about whom he is a relative. */
  readonly ownExclusions: ReadonlySet<string>
  readonly claims: ReadonlyMap<string, Claim>
  /** The identifications in which the viewer has a part. */
  readonly own: ReadonlySet<string>
}

export const readDesk = async (viewer: AccountViewer, rows: readonly QueueRow[]): Promise<Desk> => {
  const ids = [...new Set(rows.flatMap(({ identificationId }) => identificationId ?? []))]
  const tipIds = rows.flatMap(({ kind, _id }) => (kind === 'tip' ? [_id] : []))
  const identifications = await readIdentifications(ids)
  const found = [...identifications.values()]
  const tips = await tipsWaiting(viewer, tipIds)
  const flagIds = rows.flatMap(({ kind, _id }) => (kind === 'flag' ? [_id] : []))
  const flags = await flagsWaiting(flagIds)
  const flagged = [...flags.values()].map(({ about }) => about)
  const flaggedAs = await readFlagged(viewer, flagged)
  const abouts = [...[...tips.values()].map(({ about }) => about), ...flagged.map(flaggedAs)]
  const givenIds = rows.flatMap(({ kind, _id }) => (kind === 'portrait' ? [_id] : []))
  const given = await givenWaiting(givenIds)
  const exclusions = await readExclusionsById(
    rows.flatMap(({ kind, _id }) => (kind === 'exclusion' ? [_id] : [])),
  )
  const excluded = [...exclusions.values()]
  const signedOn = rows.flatMap(({ kind, _id }) => (kind === 'no-prisoner' ? [_id] : []))
  const told = abouts.flatMap((about) => manIn(about) ?? [])
  const [subjects, people, claims, own] = await Promise.all([
    readSubjects([
      ...[...found, ...excluded].map(({ subjectId }) => subjectId as SubjectId),
      ...told,
      ...signedOn,
    ]),
    readPeople(
      [...found, ...given.values(), ...excluded].flatMap(
        ({ personId }) => (personId as PersonId) ?? [],
      ),
    ),
    readClaims(viewer, [
      ...ids,
      ...tipIds,
      ...flagIds,
      ...givenIds,
      ...exclusions.keys(),
      ...signedOn,
    ]),
    takenPartIn(viewer, found),
  ])
  return {
    viewer,
    identifications,
    subjects,
    portraits: await portraitsOf(viewer, [...subjects.values()]),
    person: (id) => people.get(id as PersonId),
    claims,
    own,
    tips,
    flags,
    flaggedAs,
    given,
    exclusions,
    ownExclusions: await raisedBy(viewer, excluded),
  }
}
