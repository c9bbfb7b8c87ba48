import { z } from 'zod'
import { hashPassword } from '../accounts/password.ts'
import { BurntChallenges } from '../platform/burnt.ts'
import { readSolved, refuseChallenge, type Solved } from '../platform/challenge.ts'
import { rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { makerOf } from './maker.ts'
import { receiptFor, written } from './receipt.ts'

/** Of whoever has no account. */
export const tipKey = z.uuidv4(
  'must be a random UUID, new for each tip and the same when it is sent again',
)

/** Lets in what is new, by the work that was done for it or by a count, or refuses; gives what it used up. */
export type Admit = (body: Sent, maker: string) => Promise<Solved | null>

interface Sent {
  readonly challenge?: string | undefined
}
interface Sending {
  readonly key: string
  readonly idempotencyKey: string
  readonly body: Sent
  readonly admit: Admit
  /** What the receipt is of, where it is not of a tip. */
  readonly of?: string
}

/** What it is known by again, and its sender by his receipt. */
export interface ByReceipt {
  readonly maker: string
  readonly lookup: string
  readonly secretHash: string
}

interface Taking {
  readonly isKnown: (maker: string, session?: Session) => Promise<boolean>
  /** Refuses what cannot be taken, once the work is proven. */
  readonly check: () => Promise<void>
  readonly store: (session: Session, made: ByReceipt) => Promise<unknown>
}

/**
 * Takes in what somebody without an account sends, and gives its receipt, which follows from key and body: whoever heard no answer asks again with both and gets the same receipt,
 * whether it was stored or not ([T3], [T8]).
 */
export const takeOnce = async (
  { key, idempotencyKey, body, admit, of }: Sending,
  { isKnown, check, store }: Taking,
): Promise<string> => {
  const maker = makerOf(key, idempotencyKey, body)
  const receipt = receiptFor(key, maker)
  if (!(await isKnown(maker))) {
    const solved = await admit(body, maker)
    await check()
    const { lookup, secret } = receipt
    const made = { maker, lookup, secretHash: await hashPassword(secret) }
    await inTransaction(async (session) => {
      if (await isKnown(maker, session)) return
      if (solved) await burn(session, solved, maker, isKnown)
      await store(session, made)
    })
  }
  return written(key, receipt, of)
}

type IsKnown = Taking['isKnown']

/** By a proof of work; what comes without one is counted apart. */
export const admittedByWork =
  (key: string, count: (proven: boolean) => Promise<unknown>, isKnown: IsKnown): Admit =>
  async ({ challenge }, maker) => {
    const solved = await solvedIn(key, challenge, maker, isKnown).catch(async (refusal) => {
      await count(false)
      throw refusal
    })
    await count(true)
    return solved
  }

const solvedIn = async (
  key: string,
  challenge: string | undefined,
  maker: string,
  isKnown: IsKnown,
): Promise<Solved> => {
  const solved = challenge === undefined ? null : await readSolved(key, challenge)
  if (!solved) throw refuseChallenge('is missing, wrong or too old: get another and solve it')
  await assertUnburnt(solved, maker, isKnown)
  return solved
}

/** A proof that was used for this very thing stands in nobody's way: the same request, sent twice, was quicker. */
const assertUnburnt = async (
  { id }: Solved,
  maker: string,
  isKnown: IsKnown,
  session?: Session,
): Promise<void> => {
  const burnt = await rawOf(BurntChallenges).findOne({ _id: id }, within(session))
  if (burnt && !(await isKnown(maker, session)))
    throw refuseChallenge('was used for another tip: get another and solve it')
}

/** The proof of work is used up with what it was done for, or not at all. Of two at once the unique indexes let one through; the other runs again. */
const burn = async (
  session: Session,
  solved: Solved,
  maker: string,
  isKnown: IsKnown,
): Promise<void> => {
  await assertUnburnt(solved, maker, isKnown, session)
  const { id, expiresAt } = solved
  await rawOf(BurntChallenges).insertOne({ _id: id, expiresAt }, { session })
}
