import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { type Claim, type QueueKind, queueKinds } from '@rollcall/contract/moderation.ts'
import type { ShownSighting } from '@rollcall/contract/subjects.ts'
import { manIn } from '@rollcall/contract/tips.ts'
import { portraitsOf } from '../cases/sighting.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readIdentifications } from '../identifications/identification.reader.ts'
import { takenPartIn } from '../identifications/part.service.ts'
import type { PersonDoc } from '../people/people.model.ts'
import { readPeople } from '../people/people.service.ts'
import { rawOf } from '../platform/database/documents.ts'
import { settings } from '../platform/settings.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import type { SubjectDoc } from '../subjects/subject.model.ts'
import { readSubjects } from '../subjects/subject.service.ts'
import { tipsWaiting, type WaitingTip } from '../tips/tip.reader.ts'
import { readClaims } from './claim.reader.ts'
import { type QueueRow, QueueRows } from './queue.model.ts'

const DAY_MS = 86_400_000

/** A place in the queue. */
export interface Place {
  readonly rank: number
  readonly id: string
}

interface RowsAsked {
  readonly kind: QueueKind | undefined
  readonly after: Place | null
  readonly limit: number
  readonly now: Date
}

/** What has no other reason than its age comes when it is old enough. */
const ripe = (now: Date) => ({
  $or: [
    { why: { $ne: 'waits-long' as const } },
    { since: { $lte: new Date(now.getTime() - settings.QUEUE_LONG_DAYS * DAY_MS) } },
  ],
})

/** Reads in stored order, no further than the page: an index holds the order, for all kinds and for each. */
export const readRows = ({ kind, after, limit, now }: RowsAsked): Promise<QueueRow[]> => {
  const later = after && {
    $or: [{ rank: { $gt: after.rank } }, { rank: after.rank, _id: { $gt: after.id } }],
  }
  return rawOf(QueueRows)
    .find({ ...(kind && { kind }), $and: [ripe(now), ...(later ? [later] : [])] })
    .sort({ rank: 1, _id: 1 })
    .limit(limit)
    .toArray()
}

export const countWaiting = async (now: Date): Promise<Record<QueueKind, number>> => {
  const counts = queueKinds.map(
    async (kind) => [kind, await rawOf(QueueRows).countDocuments({ kind, ...ripe(now) })] as const,
  )
  return Object.fromEntries(await Promise.all(counts)) as Record<QueueKind, number>
}

/** What the items of one page are about, and who has them in hand. */
export interface Desk {
  readonly viewer: AccountViewer
  readonly identifications: ReadonlyMap<string, Identification>
  readonly subjects: ReadonlyMap<string, SubjectDoc>
  readonly portraits: ReadonlyMap<string, ShownSighting>
  readonly person: (personId: string) => PersonDoc | undefined
  readonly tips: ReadonlyMap<string, WaitingTip>
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
  const told = [...tips.values()].flatMap(({ about }) => manIn(about) ?? [])
  const [subjects, people, claims, own] = await Promise.all([
    readSubjects([...found.map(({ subjectId }) => subjectId as SubjectId), ...told]),
    readPeople(found.flatMap(({ personId }) => (personId ? [personId as PersonId] : []))),
    readClaims(viewer, [...ids, ...tipIds]),
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
  }
}
