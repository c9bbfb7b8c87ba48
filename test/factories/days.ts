import type { FamilyDays } from '@rollcall/api/identifications/days.ts'
import { newId } from '@rollcall/api/platform/database/documents.ts'
import { database } from '../support/database.ts'

const DAY_MS = 86_400_000

/** The identification as if the last signature had just opened the days in which his family is told. */
export const inDays = async ({ id }: { id: string }): Promise<void> => {
  const since = new Date()
  const publicOn = new Date(since.getTime() + 7 * DAY_MS)
  const days: FamilyDays = { _id: newId(), since, publicOn, mailed: [] }
  await database
    .collection<{ _id: string; days: FamilyDays }>('identifications')
    .updateOne({ _id: id }, { $set: { days } })
}

/** The day has come of all that waits for one; a worker confirms it. */
export const theDayComes = async (): Promise<void> => {
  const { modifiedCount } = await database
    .collection('jobs')
    .updateMany({ name: 'cases.confirmAfterDays' }, { $set: { dueAt: new Date(0) } })
  if (modifiedCount === 0) throw new Error('nothing waits for its day')
}
