import type { SubjectId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { settleElsewhere, settleMan } from './excluded.service.ts'
import { exclusionChanged } from './exclusion.facts.ts'
import { type ExclusionDoc, Exclusions, keyOf } from './exclusion.model.ts'
import { excludeFrom } from './exclusion.service.ts'
import { readConfirmedOf } from './identification.reader.ts'
import type { Opener } from './opening.service.ts'
import type { Group } from './regrouping.ts'

const weights = { accepted: 0, open: 1, dismissed: 2, lapsed: 3 } as const

/** What stands for all of one person and kind: what was accepted before what is open, that before what was dismissed ([X2]). */
const byWeight = (one: ExclusionDoc, other: ExclusionDoc): number =>
  weights[one.state] - weights[other.state] || (one._id < other._id ? -1 : 1)

/**
 * Puts what was said of men who were joined or parted where it belongs now ([K3]): of one person and kind one stands for all,
 * with its effect; parted, each man has his own again. What follows from his films and photos is worked out anew.
 */
export const regroupExclusions = async (
  session: Session,
  groups: readonly Group[],
  by: Opener,
): Promise<void> => {
  const men = groups.flatMap(({ members }) => members)
  const rows = await rawOf(Exclusions)
    .find({ home: { $in: men } }, { session })
    .sort({ _id: 1 })
    .toArray()
  const ids = rows.map(({ _id }) => _id)
  // Keys are unique: the former ones go before others can take them.
  await rawOf(Exclusions).updateMany(
    { _id: { $in: ids } },
    { $unset: { key: '', joined: '' } },
    { session },
  )
  const now = new Date()
  for (const { root, members } of groups) {
    const own = rows
      .filter(({ home }) => (members as readonly string[]).includes(home))
      .map((row) => ({ ...row, subjectId: root }))
    for (const same of Map.groupBy(own, keyOf).values()) await join(session, same, now)
  }
  await tell(session, rows, men)
  await settleRegrouped(session, groups, rows)
  await haveEffect(session, groups, by)
}

const join = async (session: Session, same: readonly ExclusionDoc[], at: Date): Promise<void> => {
  const [stands, ...others] = same.toSorted(byWeight)
  if (!stands) return
  // An address that leads elsewhere never goes back.
  const version = Math.max(...same.map((one) => one.version)) + 1
  const { subjectId } = stands
  await rawOf(Exclusions).updateOne(
    { _id: stands._id },
    { $set: { subjectId, version, key: keyOf(stands) } },
    { session },
  )
  await rawOf(Exclusions).updateMany(
    { _id: { $in: others.map(({ _id }) => _id) } },
    { $set: { subjectId, version, joined: { into: stands._id, at } } },
    { session },
  )
}

const tell = async (
  session: Session,
  rows: readonly ExclusionDoc[],
  men: readonly SubjectId[],
): Promise<void> => {
  const [first] = rows
  if (!first) return
  for (const subjectId of men)
    await state(session, exclusionChanged, { exclusionId: first._id, subjectId })
}

const settleRegrouped = async (
  session: Session,
  groups: readonly Group[],
  rows: readonly ExclusionDoc[],
): Promise<void> => {
  const people = new Set(
    rows.flatMap(({ kind, personId }) => (kind === 'elsewhere' ? [personId] : [])),
  )
  for (const { root } of groups) {
    await settleMan(session, root)
    const confirmed = await readConfirmedOf(root, session)
    if (confirmed?.personId) people.add(confirmed.personId)
  }
  for (const personId of people) await settleElsewhere(session, personId)
}

/** What came to a man accepted rules out what is proposed of him. */
const haveEffect = async (
  session: Session,
  groups: readonly Group[],
  by: Opener,
): Promise<void> => {
  const roots = groups.map(({ root }) => root)
  const accepted = await rawOf(Exclusions)
    .find({ subjectId: { $in: roots }, state: 'accepted', joined: { $exists: false } }, { session })
    .toArray()
  for (const row of accepted) await excludeFrom(session, by, row, row.since)
}
