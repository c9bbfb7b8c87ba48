import { newId } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { changeUntold } from './changing.service.ts'
import { daysOver, type FamilyDays, type PastDays } from './days.ts'
import type { Identification, Signature } from './identification.model.ts'

const DAY_MS = 86_400_000

/** Begins the days in which his family is told, with the signature that would have confirmed the name ([M8]). */
export const openDays = async (
  session: Session,
  identification: Identification,
  signatures: Signature[],
  days: number,
): Promise<FamilyDays> => {
  const since = new Date()
  const publicOn = new Date(since.getTime() + days * DAY_MS)
  const opened: FamilyDays = { _id: newId(), since, publicOn, mailed: [] }
  await changeUntold(session, identification, { $set: { signatures, days: opened } })
  return opened
}

/** Ends them before the day: the signatures lapse, since the version of the case grows. Whether there were any. */
export const breakDaysOff = async (
  session: Session,
  identification: Identification,
  end: Pick<PastDays, 'because'> & Partial<PastDays>,
): Promise<boolean> => {
  const over = daysOver(identification, end)
  if (over) await changeUntold(session, identification, over, 'days-ended')
  return over !== null
}

/** The day has come: the signatures hold, and the caller confirms. */
export const completeDays = async (
  session: Session,
  identification: Identification,
): Promise<void> => {
  const over = daysOver(identification, { because: 'confirmed' })
  if (over) await changeUntold(session, identification, over)
}

/** Notes that whoever was told of a day that does not come has been written to, or cannot be any more. */
export const noteAllTold = async (
  session: Session,
  identification: Identification,
): Promise<void> => {
  const before = identification.daysBefore ?? []
  const daysBefore = before.map((past) => ({ ...past, untold: [] }))
  await changeUntold(session, identification, { $set: { daysBefore } })
}

/** Notes who was written to; whoever reads how many at the desk hears of it, and nobody is written to twice. */
export const noteMailed = (
  session: Session,
  identification: Identification,
  accountIds: readonly string[],
): Promise<void> =>
  changeUntold(session, identification, { $push: { 'days.mailed': { $each: [...accountIds] } } })
