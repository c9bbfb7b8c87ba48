import { randomUUID } from 'node:crypto'
import { propose as proposeName } from '@rollcall/contract/identifications.ts'
import { sendTip } from '@rollcall/contract/tips.ts'
import { aProof, tipWith } from '../factories/tips.ts'
import { type Account, aVisitor } from '../support/accounts.ts'
import { type Ready, untilDone } from '../support/insistent.ts'
import type { Server } from '../support/server.ts'

/** Sends a tip until it has its receipt. */
export const tell = async (server: Server, how: string, ready: Ready): Promise<string> => {
  const body = { ...tipWith({ how }), challenge: await aProof(server) }
  const sent = await untilDone(aVisitor(server), sendTip, { key: randomUUID(), body }, ready)
  return sent.receipt
}

/** Proposes a name until it is acknowledged; gives the identification. */
export const propose = async (
  by: Account,
  subjectId: string,
  man: string,
  ready: Ready,
): Promise<string> => {
  const reasons = 'He stood beside me at the roll call.'
  const body = { name: man, basis: ['witness' as const], reasons }
  const asked = { params: { subjectId }, body, key: randomUUID() }
  return (await untilDone(by.client, proposeName, asked, ready)).id
}
