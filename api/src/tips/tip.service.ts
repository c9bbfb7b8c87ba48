import type { TipBody } from '@rollcall/contract/tips.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuseField } from '../platform/refusal.ts'
import { visitor } from '../platform/viewer.ts'
import { readAbouts } from './about.reader.ts'
import { likenessOf } from './maker.ts'
import { type Admit, admittedByWork, type ByReceipt, takeOnce } from './proven.service.ts'
import { tipReceived } from './tip.facts.ts'
import { type Tip, Tips } from './tip.model.ts'

/** Takes a tip in, and gives its receipt. */
export const takeTip = (
  key: string,
  idempotencyKey: string,
  body: TipBody,
  admit: Admit,
): Promise<string> =>
  takeOnce(
    { key, idempotencyKey, body, admit },
    {
      isKnown,
      check: () => assertThere(body),
      store: (session, made) => store(session, newTip(key, body, made)),
    },
  )

/** By a proof of work; what comes without one is counted apart. */
export const byWork = (key: string, count: (proven: boolean) => Promise<unknown>): Admit =>
  admittedByWork(key, count, isKnown)

export const isKnown = async (maker: string, session?: Session): Promise<boolean> =>
  (await rawOf(Tips).findOne({ maker }, { projection: { _id: 1 }, ...within(session) })) !== null

/** Refuses what is about nothing. */
export const assertThere = async ({ about }: TipBody): Promise<void> => {
  if (!about) return
  // What was restricted while he wrote was there when he saw it.
  const aboutOf = await readAbouts(visitor, [about], undefined, 'program')
  if (!aboutOf(about)) throw refuseField('about.id', `there is no such ${about.kind}`)
}

export const newTip = (key: string, body: TipBody, made: ByReceipt): Tip => {
  const { about, who, how, relationship, mayPublish, mayQuote = false } = body
  const at = new Date()
  return {
    _id: newId(),
    ...made,
    likeness: likenessOf(key, body),
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

export const store = async (session: Session, tip: Tip): Promise<void> => {
  await rawOf(Tips).insertOne(tip, { session })
  await state(session, tipReceived, { tipId: tip._id })
}
