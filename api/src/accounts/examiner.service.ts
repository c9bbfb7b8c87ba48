import { atTheMachine, writeAudit } from '../platform/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { users } from './account.model.ts'

/** Names an account an examiner by what qualifies him, or takes that back ([C4]). Whether there is such an account. */
export const nameExaminer = (email: string, qualification: string | null): Promise<boolean> =>
  inTransaction(async (session) => {
    const user = await users().findOne({ email: email.trim().toLowerCase() }, { session })
    if (!user) return false
    const at = { updatedAt: new Date() }
    const change =
      qualification === null
        ? { $unset: { examiner: true }, $set: at }
        : { $set: { examiner: { qualification }, ...at } }
    await users().updateOne({ _id: user._id }, change as never, { session })
    await writeAudit(session, {
      accountId: atTheMachine,
      act: qualification === null ? 'examiner.removed' : 'examiner.named',
      about: { account: user._id.toHexString() },
      reasons: qualification,
    })
    return true
  })
