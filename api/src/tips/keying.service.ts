import type { KeyedTip } from '@rollcall/contract/tips.ts'
import { countAct } from '../accounts/allowance.service.ts'
import { hashPassword } from '../accounts/password.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { makerOf } from './maker.ts'
import { receiptFor, written } from './receipt.ts'
import { assertThere, isKnown, newTip, store } from './tip.service.ts'

type Once = (act: (session: Session) => Promise<null>) => Promise<null>

/**
 * Takes in what somebody wrote on paper: the receipt is the sender's, and `by` keyed it in, only so often a day ([D4]). It follows
 * from key, body and account, so that a repeat gets the same one and makes nothing ([T3]).
 */
export const keyInTip = async (
  secret: string,
  { id: by }: AccountViewer,
  idempotencyKey: string,
  body: KeyedTip,
  once: Once,
): Promise<string> => {
  const asked = { ...body, keyedBy: by, challenge: undefined }
  const maker = makerOf(secret, idempotencyKey, asked)
  const receipt = receiptFor(secret, maker)
  const made = { maker, lookup: receipt.lookup, secretHash: await hashPassword(receipt.secret) }
  await once(async (session) => {
    if (await isKnown(maker, session)) return null
    await assertThere(body)
    await countAct(session, by, 'tips')
    await store(session, { ...newTip(secret, body, made), keyedBy: by })
    return null
  })
  return written(secret, receipt)
}
