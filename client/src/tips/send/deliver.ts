import { sendTip } from '@rollcall/contract/tips.ts'
import { call } from '../../api/call.ts'
import { isProblem } from '../../api/problem.ts'
import { dropProof, proven } from '../../api/proof.ts'
import { dropDraft } from '../../ui/useDraft.ts'
import { keepReceipt } from '../receipt/receipts.ts'
import { type Outgoing, outbox } from './outgoing.ts'

/** Sends a tip until the server has it or refuses it. Its receipt is kept, and only then is the draft forgotten. */
export const deliver = (what: Outgoing): Promise<boolean> =>
  outbox.deliver(what, send, ({ receipt }) => {
    keepReceipt(receipt, what.place)
    dropDraft(draftOf(what.place))
  })

/** What an earlier visit could not send. */
export function deliverKept(): void {
  for (const what of outbox.kept()) if (!outbox.wayOf(what.place)) void deliver(what)
}

export const draftOf = (place: string): string => `tip.${place}`

/** A sum that has grown too old, or was used before, is done again, once; so is one that was told to wait: it may be for the sum's sake. */
async function send(what: Outgoing) {
  try {
    return await sendOnce(what)
  } catch (error) {
    if (isProblem(error, 'challenge.refused', 'too-many')) dropProof()
    if (!isProblem(error, 'challenge.refused')) throw error
    return sendOnce(what)
  }
}

async function sendOnce({ body, key }: Outgoing) {
  const answer = await call(sendTip, { body: { ...body, challenge: await proven() }, key })
  dropProof()
  return answer
}
