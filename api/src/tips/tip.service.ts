import type { TipBody } from '@rollcall/contract/tips.ts'
import { hashPassword } from '../accounts/password.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { visitor } from '../platform/viewer.ts'
import { readAbouts } from './about.reader.ts'
import { readSolved, type Solved } from './challenge.ts'
import { likenessOf, makerOf } from './maker.ts'
import { type Receipt, receiptFor, written } from './receipt.ts'
import { tipReceived } from './tip.facts.ts'
import { BurntChallenges, type Tip, Tips } from './tip.model.ts'

/** Lets in a tip that is new, by the work that was done for it or by a count, or refuses; gives what it used up. */
export type Admit = (body: TipBody, maker: string) => Promise<Solved | null>

/**
 * Takes a tip in and gives its receipt, which follows from key and body: whoever heard no answer asks again with both
 * and gets the same receipt, whether the tip was stored or not ([T3], [T8]).
 */
export const takeTip = async (
  key: string,
  idempotencyKey: string,
  body: TipBody,
  admit: Admit,
): Promise<string> => {
  const maker = makerOf(key, idempotencyKey, body)
  const receipt = receiptFor(key, maker)
  if (!(await isKnown(maker))) {
    const solved = await admit(body, maker)
    await assertThere(body)
    const tip = newTip(body, maker, likenessOf(key, body), receipt, await hashOf(receipt))
    await inTransaction((session) => store(session, tip, solved))
  }
  return written(key, receipt)
}

/** By a proof of work; what comes without one is counted apart. */
export const byWork =
  (key: string, count: (proven: boolean) => Promise<unknown>): Admit =>
  async ({ challenge }, maker) => {
    const solved = await solvedIn(key, challenge, maker).catch(async (refusal) => {
      await count(false)
      throw refusal
    })
    await count(true)
    return solved
  }

const hashOf = ({ secret }: Receipt): Promise<string> => hashPassword(secret)

const isKnown = async (maker: string, session?: Session): Promise<boolean> =>
  (await rawOf(Tips).findOne({ maker }, { projection: { _id: 1 }, ...within(session) })) !== null

const solvedIn = async (
  key: string,
  challenge: string | undefined,
  maker: string,
): Promise<Solved> => {
  const solved = challenge === undefined ? null : await readSolved(key, challenge)
  if (!solved) throw refuseChallenge('is missing, wrong or too old: get another and solve it')
  await assertUnburnt(solved, maker)
  return solved
}

/** A proof that was used for this very tip stands in nobody's way: the same request, sent twice, was quicker. */
const assertUnburnt = async ({ id }: Solved, maker: string, session?: Session): Promise<void> => {
  const burnt = await rawOf(BurntChallenges).findOne({ _id: id }, within(session))
  if (burnt && !(await isKnown(maker, session)))
    throw refuseChallenge('was used for another tip: get another and solve it')
}

const refuseChallenge = (message: string) =>
  refuse('challenge.refused', {
    detail: `challenge: ${message}`,
    errors: [{ path: 'challenge', message }],
  })

const assertThere = async ({ about }: TipBody): Promise<void> => {
  if (!about) return
  // What was restricted while he wrote was there when he saw it.
  const aboutOf = await readAbouts(visitor, [about], undefined, 'program')
  if (!aboutOf(about)) throw refuseField('about.id', `there is no such ${about.kind}`)
}

const newTip = (
  { about, who, how, relationship, mayPublish, mayQuote = false }: TipBody,
  maker: string,
  likeness: string,
  { lookup }: Receipt,
  secretHash: string,
): Tip => {
  const at = new Date()
  return {
    _id: newId(),
    maker,
    lookup,
    secretHash,
    likeness,
    about: about ?? null,
    who: who ?? null,
    how,
    relationship: relationship ?? null,
    mayPublish,
    mayQuote,
    became: [],
    dismissal: null,
    added: 0,
    answered: 0,
    waiting: true,
    waitsSince: at,
    unanswered: true,
    lastSentAt: at,
    version: 1,
    at,
  }
}

/** The proof of work is used up with the tip or not at all. Of two at once the unique indexes let one through; the other runs again. */
const store = async (session: Session, tip: Tip, solved: Solved | null): Promise<void> => {
  if (await isKnown(tip.maker, session)) return
  if (solved) await burn(session, solved, tip.maker)
  await rawOf(Tips).insertOne(tip, { session })
  await state(session, tipReceived, { tipId: tip._id })
}

const burn = async (session: Session, solved: Solved, maker: string): Promise<void> => {
  await assertUnburnt(solved, maker, session)
  const { id, expiresAt } = solved
  await rawOf(BurntChallenges).insertOne({ _id: id, expiresAt }, { session })
}
