import { pbkdf2, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { makeChallenge } from '@rollcall/api/platform/challenge.ts'
import { readSecrets } from '@rollcall/api/platform/secrets.ts'
import { getTip, type Tip } from '@rollcall/contract/tipDesk.ts'
import { getTipChallenge, sendTip, type TipBody } from '@rollcall/contract/tips.ts'
import { aModerator, aVisitor } from '../support/accounts.ts'
import type { Client, Plain } from '../support/client.ts'
import { database } from '../support/database.ts'
import type { Server } from '../support/server.ts'

type Challenge = Awaited<ReturnType<typeof makeChallenge>>
const derive = promisify(pbkdf2)

/** Tries one counter after the other, as the widget in a visitor's browser does. */
const solve = async ({ parameters }: Challenge) => {
  const nonce = Buffer.from(parameters.nonce, 'hex')
  const salt = Buffer.from(parameters.salt, 'hex')
  for (let counter = 0; ; counter += 1) {
    const password = Buffer.alloc(nonce.length + 4)
    nonce.copy(password)
    password.writeUInt32BE(counter, nonce.length)
    const key = await derive(password, salt, parameters.cost, parameters.keyLength, 'sha256')
    const derivedKey = key.toString('hex')
    if (derivedKey.startsWith(parameters.keyPrefix)) return { counter, derivedKey, time: 1 }
  }
}

export const proofOf = async (challenge: Challenge): Promise<string> => {
  const solution = await solve(challenge)
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

/** The way a person goes: gets a challenge and does the work. */
export const aWorkedProof = async (client: Client): Promise<string> =>
  proofOf(await client.done(getTipChallenge))

/** A challenge of this installation that the second try solves: for tests that are not about the work. */
export const aProof = async (server: Server): Promise<string> =>
  proofOf(await makeChallenge(readSecrets(server.dataDir).tips, 1))

export type TipAsked = Partial<Omit<Plain<TipBody>, 'challenge'>>

export const tipWith = (asked: TipAsked = {}) => ({
  who: 'John Doe',
  how: 'He was my mother’s brother; we have letters of his from Camp 5.',
  relationship: 'nephew',
  mayPublish: false,
  ...asked,
})

/** A tip that somebody without an account sent; gives its receipt. */
export const aReceipt = async (server: Server, asked: TipAsked = {}): Promise<string> => {
  const body = { ...tipWith(asked), challenge: await aProof(server) }
  return (await aVisitor(server).done(sendTip, { body, key: randomUUID() })).receipt
}

/** The id of the tip that came last; only the desk shows it. */
export const newestTip = async (): Promise<string> => {
  const tip = await database.collection('tips').findOne({}, { sort: { at: -1 } })
  return String(tip?._id)
}

/** A tip with its receipt, and as a moderator of its own sees it. */
export const aTip = async (
  server: Server,
  asked: TipAsked = {},
): Promise<{ receipt: string; tip: Tip }> => {
  const receipt = await aReceipt(server, asked)
  const lookup = receipt.split(' ').slice(0, 3).join(' ')
  const stored = await database.collection<{ _id: string }>('tips').findOne({ lookup })
  const { client } = await aModerator(server)
  const tip = await client.done(getTip, { params: { tipId: String(stored?._id) } })
  return { receipt, tip }
}
