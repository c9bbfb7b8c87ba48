import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { readBallots } from '../votes/vote.reader.ts'
import { holdBallots, setBallot } from '../votes/vote.service.ts'
import { carryBallot } from './carrying.service.ts'
import { LOG_KEPT, noteChanged, noteManStanding, noteSigned } from './changing.service.ts'
import { daysOver } from './days.ts'
import { Evidence } from './evidence.model.ts'
import { readEvidence } from './evidence.reader.ts'
import { type CaseChange, Identifications } from './identification.model.ts'
import { loadIdentification } from './identification.reader.ts'
import { type Opener, openTallies, seenAmong } from './opening.service.ts'
import { openKeyOf } from './openKey.ts'
import {
  ballotsOpened,
  type Group,
  type Place,
  placesIn,
  proposalsOf,
  tookChanged,
  treeOf,
} from './regrouping.ts'
import { isOpen } from './status.ts'
import { turnStatus } from './turning.service.ts'

/** Takes in hand what is voted on of some men, first of all that is done with them. */
export const holdBallotsOf = async (session: Session, men: readonly string[]): Promise<void> => {
  const of = { subjectId: { $in: [...men] } }
  const found = rawOf(Identifications).find(of, { session, projection: { _id: 1 } })
  await holdBallots(
    session,
    (await found.toArray()).map(({ _id }) => _id),
  )
}

/** Puts what was proposed for men who were joined or parted where it belongs now ([K3]): cases, evidence, ballots. */
export const regroup = async (
  session: Session,
  groups: readonly Group[],
  what: Extract<CaseChange['what'], 'men-joined' | 'men-parted'>,
  by: Opener,
): Promise<void> => {
  const men = groups.flatMap(({ members }) => members)
  const all = await rawOf(Identifications)
    .find({ $or: [{ subjectId: { $in: men } }, { home: { $in: men } }] }, { session })
    .sort({ _id: 1 })
    .toArray()
  const places = placesIn(groups, all, new Date())
  const ids = all.map(({ _id }) => _id)
  // Keys are unique: the former ones go before others can take them.
  const keys = { $unset: { openKey: '', confirmedKey: '' } } as const
  await rawOf(Identifications).updateMany({ _id: { $in: ids } }, keys, { session })
  const seen = await seenAmong(session, by.accountId, ids)
  await openTallies(session, by, ballotsOpened(places, seen))
  for (const place of places) await moveBallot(session, place, places)
  const above = await highest(session, places)
  for (const place of places) {
    await write(session, place, places, above, what)
    await moveEvidence(session, place)
  }
  for (const man of men) await noteManStanding(session, man)
  for (const place of places) await reopenIfContradicted(session, place)
}

/** Ballots whose parts changed are played again, many answers step by step; one that went into another takes none. */
const moveBallot = async (
  session: Session,
  place: Place,
  places: readonly Place[],
): Promise<void> => {
  const { _id, status } = place.identification
  const open = place.joined === null && isOpen(status)
  await setBallot(session, _id, open)
  if (tookChanged(place)) await carryBallot(session, treeOf(_id, places))
}

/** The highest versions that any of them has shown, so that an address that leads elsewhere never goes back. */
const highest = async (session: Session, places: readonly Place[]) => {
  const all = places.map(({ identification }) => identification)
  const ballots = await readBallots(
    session,
    all.map(({ _id }) => _id),
    null,
  )
  const tallyOf = (id: string) => ballots.tallyOf(id).version
  const shown = Math.max(0, ...all.map(({ _id, version }) => version + tallyOf(_id)))
  const caseVersion = Math.max(0, ...all.map((one) => one.caseVersion)) + 1
  return { caseVersion, versionOf: (id: string) => shown + 1 - tallyOf(id) }
}

const write = async (
  session: Session,
  place: Place,
  places: readonly Place[],
  { caseVersion, versionOf }: Awaited<ReturnType<typeof highest>>,
  what: CaseChange['what'],
): Promise<void> => {
  const { identification, home, root, joined, took } = place
  const { _id, status, caseLog } = identification
  const stands = joined === null
  const after = {
    ...identification,
    subjectId: root,
    home,
    took: [...took],
    proposals: proposalsOf(place, places),
    version: versionOf(_id),
    caseVersion,
    caseLog: [...caseLog, { caseVersion, what, at: new Date() }].slice(-LOG_KEPT),
  }
  const over = daysOver(identification, { because: 'case-changed', what })
  delete after.days
  if (over) after.daysBefore = [...(identification.daysBefore ?? []), over.$push.daysBefore]
  // Who answered of the other man speaks for this name no more.
  if (what === 'men-parted' && tookChanged(place)) delete after.withCommunity
  delete after.joined
  delete after.openKey
  delete after.confirmedKey
  if (joined) after.joined = joined
  if (stands && isOpen(status)) after.openKey = openKeyOf(root, identification)
  if (stands && status === 'confirmed') after.confirmedKey = root
  await rawOf(Identifications).replaceOne({ _id }, after, { session })
  await noteChanged(session, after)
  if (over) await noteSigned(session, after)
  // The man it lay with before has it no more.
  const before = identification.subjectId
  if (before !== root) await noteChanged(session, { ...after, subjectId: before })
}

/** Evidence lies on what stands for the identification it was given on. */
const moveEvidence = async (
  session: Session,
  { identification: { _id }, head }: Place,
): Promise<void> => {
  const given = { $or: [{ home: _id }, { home: { $exists: false }, identificationId: _id }] }
  await rawOf(Evidence).updateMany(
    given,
    { $set: { home: _id, identificationId: head } },
    { session },
  )
}

/** Admitted contrary evidence that comes in reopens what was decided, as where it is admitted there ([M3]). */
const reopenIfContradicted = async (session: Session, place: Place): Promise<void> => {
  const { identification, joined, took } = place
  const decided = identification.status === 'probable' || identification.status === 'confirmed'
  if (joined || !decided || !tookChanged(place)) return
  const came = took.filter((id) => !identification.took?.includes(id))
  const contrary = (await readEvidence([identification._id], session)).some(
    ({ home, stance, state }) =>
      stance === 'against' && state === 'admitted' && came.includes(home ?? ''),
  )
  if (!contrary) return
  await turnStatus(session, await loadIdentification(session, identification._id), {
    because: 'contrary-evidence',
    to: 'disputed',
    accountId: null,
    reasons: null,
  })
}
