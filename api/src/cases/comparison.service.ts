import { loadIdentification } from '../identifications/identification.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { Skips } from './comparison.model.ts'

/** Leaves a comparison to others for now; said again, it is skipped anew. */
export const skipComparison = async (
  session: Session,
  by: AccountViewer,
  identificationId: string,
): Promise<void> => {
  await loadIdentification(session, identificationId)
  const _id = `${identificationId}:${by.id}`
  const skip = { identificationId, accountId: by.id, at: new Date() }
  await rawOf(Skips).updateOne({ _id }, { $set: skip }, { session, upsert: true })
}

export const readSkipped = async (accountId: string): Promise<ReadonlySet<string>> =>
  new Set(await rawOf(Skips).distinct('identificationId', { accountId }))
