import type { AccountId } from '@rollcall/contract/ids.ts'
import { takeIn } from '../men/cached.ts'
import { keptOutgoing, type Outgoing, outbox, wayOf } from './outgoing.ts'
import { send } from './send.ts'
import { takeTried } from './tried.ts'

/** Sends an answer until the server has it, refuses it, or a newer one took its place. */
export const deliver = (what: Outgoing): Promise<boolean> => outbox.deliver(what, send, takeIn)

/** What somebody answered before it was known who he is. */
export function deliverTried(by: AccountId): void {
  const what = takeTried(by)
  if (what) void deliver(what)
}

/** What an earlier visit of this account could not send. */
export function deliverKept(by: AccountId): void {
  for (const what of keptOutgoing(by)) if (!wayOf(what.identificationId)) void deliver(what)
}
