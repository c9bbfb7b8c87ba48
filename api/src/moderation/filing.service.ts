import type { PortraitId, SubjectId } from '@rollcall/contract/ids.ts'
import { settleShort } from '../cases/short.service.ts'
import { readQuestioned, readWaitingOf, type WaitingCase } from '../cases/waiting.reader.ts'
import * as flags from '../flags/flag.reader.ts'
import { readExcludedMen, readJustExcluded } from '../identifications/exclusion.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import {
  readConfirmedSubjects,
  readJustChanged,
  readJustSigned,
  readStanding,
  readUndecidedSubjects,
} from '../identifications/identification.reader.ts'
import * as portraits from '../people/given.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inSnapshot, inTransaction, type Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { readJustRuled, readSignedMen } from '../subjects/noPrisoner.service.ts'
import * as tips from '../tips/tip.reader.ts'
import { homeOf } from './home.reader.ts'
import { queueRefiled } from './queue.facts.ts'
import { Filings, type QueueRow, QueueRows } from './queue.model.ts'
import {
  rowOfExclusion,
  rowOfFlag,
  rowOfPortrait,
  rowOfSigned,
  rowOfTip,
  waitingIn,
} from './waiting.ts'

/** The reactions that file, by name: what they have not come to yet is read by it. */
export const filesMen = 'moderation.file'
export const filesSigned = 'moderation.fileSigned'
export const filesExcluded = 'moderation.fileExcluded'
export const filesRuled = 'moderation.fileRuled'
export const filesTips = 'moderation.fileTip'
export const filesFlags = 'moderation.fileFlag'
export const filesPortraits = 'moderation.filePortrait'

/** Files a tip anew, or takes it off the desk. */
export const fileTip = (tipId: string): Promise<void> =>
  inTransaction(async (session) => {
    await noteFiling(session, tipId)
    const waits = await tips.readWaits(session, tipId)
    if (!waits) await rawOf(QueueRows).deleteOne({ _id: tipId }, { session })
    else await putRow(session, rowOfTip(tipId, waits, await homeOf(waits.about, session)))
  })

/** The same of a flag. */
export const fileFlag = (flagId: string): Promise<void> =>
  inTransaction(async (session) => {
    await noteFiling(session, flagId)
    const flag = (await flags.flagsWaiting([flagId], session)).get(flagId)
    if (!flag) await rawOf(QueueRows).deleteOne({ _id: flagId }, { session })
    else await putRow(session, rowOfFlag(flag, await homeOf(flag.about, session)))
  })

/** The same of a portrait that was given. */
export const filePortrait = (portraitId: string): Promise<void> =>
  inTransaction(async (session) => {
    await noteFiling(session, portraitId)
    const given = (await portraits.givenWaiting([portraitId], session)).get(
      portraitId as PortraitId,
    )
    if (!given) await rawOf(QueueRows).deleteOne({ _id: portraitId }, { session })
    else await putRow(session, rowOfPortrait(portraitId, given.addedAt))
  })

/** Files what waits about one man anew, from how things are. Safe to repeat, and at several places at once. */
export const fileMan = (subjectId: string): Promise<void> =>
  inTransaction(async (session) => {
    await settleShort(session, subjectId)
    await refile(session, subjectId)
  })

/** Answers question what is confirmed, and then alone are they known at the desk, which hears of it ([M3]). */
export const fileIfConfirmed = async (identificationId: string): Promise<void> => {
  const found = await readStanding(identificationId)
  if (found?.status !== 'confirmed' || (await isFiledAsItIs(found))) return
  const subjectId = found.subjectId as SubjectId
  await inTransaction(async (session) => {
    const before = await whatWaits(session, subjectId)
    await refile(session, subjectId)
    if (before !== (await whatWaits(session, subjectId)))
      await state(session, queueRefiled, { subjectId })
  })
}

/** Whether the desk knows since when it is questioned, or that it is not; most answers change nothing of that. */
const isFiledAsItIs = (one: Identification): Promise<boolean> =>
  inSnapshot(async (session) => {
    const { questionedAt, isRegrouping } = await readQuestioned(session, one)
    if (isRegrouping) return true
    const filed = await rawOf(QueueRows).findOne({ _id: one._id, why: 'questioned' }, { session })
    return filed?.since.getTime() === questionedAt?.getTime()
  })

const refile = async (session: Session, subjectId: string): Promise<void> => {
  await noteFiling(session, subjectId)
  const { cases, exclusions, signed } = await readWaitingOf(session, subjectId)
  const kept = await stillQuestioned(session, subjectId, cases)
  const isKept = new Set(kept.map(({ _id }) => _id))
  const waiting = [
    ...(signed ? [rowOfSigned(subjectId, signed)] : []),
    ...cases.flatMap(waitingIn),
    ...exclusions.map(rowOfExclusion),
  ]
  const rows = waiting.filter(({ _id }) => !isKept.has(_id))
  await replaceRows(session, subjectId, [...rows, ...kept])
}

/** What was questioned stays on the desk as long as its answers are on their way, whichever man it was filed under ([K3]). */
const stillQuestioned = async (
  session: Session,
  subjectId: string,
  cases: readonly WaitingCase[],
): Promise<QueueRow[]> => {
  const ids = cases
    .filter((one) => one.isRegrouping && one.identification.status === 'confirmed')
    .map(({ identification }) => identification._id)
  if (ids.length === 0) return []
  const questioned = { _id: { $in: ids }, why: 'questioned' } as const
  const rows = await rawOf(QueueRows).find(questioned, { session }).toArray()
  return rows.map((row) => ({ ...row, subjectId }))
}

const whatWaits = async (session: Session, subjectId: string): Promise<string> => {
  const rows = await rawOf(QueueRows).find({ subjectId }, { session }).sort({ _id: 1 }).toArray()
  return JSON.stringify(rows.map(({ _id, why }) => [_id, why]))
}

const noteFiling = (session: Session, _id: string) =>
  rawOf(Filings).updateOne({ _id }, { $inc: { times: 1 } }, { session, upsert: true })

const putRow = async (session: Session, { _id, ...row }: QueueRow): Promise<void> => {
  await rawOf(QueueRows).replaceOne({ _id }, row, { session, upsert: true })
}

const replaceRows = async (
  session: Session,
  subjectId: string,
  rows: ReturnType<typeof waitingIn>,
): Promise<void> => {
  const _id = { $nin: rows.map((row) => row._id) }
  await rawOf(QueueRows).deleteMany({ subjectId, _id }, { session })
  for (const row of rows) await putRow(session, row)
}

const MOST_PENDING = 500

/** Files what no worker has come to yet, so that nobody reads a queue that is older than his own act. */
export const catchUp = async (): Promise<void> => {
  const changed = await readJustChanged(filesMen, MOST_PENDING)
  const excluded = await readJustExcluded(filesExcluded, MOST_PENDING)
  const signed = await readJustSigned(filesSigned, MOST_PENDING)
  const ruled = await readJustRuled(filesRuled, MOST_PENDING)
  const men = [...changed, ...excluded, ...signed, ...ruled].map(
    ({ subjectId }) => subjectId as string,
  )
  for (const man of new Set(men)) await fileMan(man)
  for (const tipId of await tips.readJustChanged(filesTips, MOST_PENDING)) await fileTip(tipId)
  for (const id of await flags.readJustChanged(filesFlags, MOST_PENDING)) await fileFlag(id)
  for (const id of await portraits.readJustChanged(filesPortraits, MOST_PENDING))
    await filePortrait(id)
}

/** Files everything again: for what was there before this program, and as a net under it. */
export const fileAll = async (signal: AbortSignal): Promise<void> => {
  const filed = (await rawOf(QueueRows).distinct('subjectId', {
    subjectId: { $ne: null },
  })) as string[]
  for (const subjectId of new Set([
    ...filed,
    ...(await readUndecidedSubjects()),
    ...(await readConfirmedSubjects()),
    ...(await readExcludedMen()),
    ...(await readSignedMen()),
  ])) {
    signal.throwIfAborted()
    await fileMan(subjectId)
  }
  for (const { kind, waiting, file } of filedAlone) {
    const filed = await rawOf(QueueRows).distinct('_id', { kind })
    for (const id of new Set([...filed, ...(await waiting())])) {
      signal.throwIfAborted()
      await file(id)
    }
  }
}

/** What waits for itself, and not in a case of a man. */
const filedAlone = [
  { kind: 'tip', waiting: tips.readWaitingIds, file: fileTip },
  { kind: 'flag', waiting: flags.readWaitingIds, file: fileFlag },
  { kind: 'portrait', waiting: portraits.readWaitingIds, file: filePortrait },
] as const
