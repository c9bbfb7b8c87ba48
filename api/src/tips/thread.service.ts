import { writeAudit } from '../platform/audit.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { objectBy } from './objecting.service.ts'
import { tipChanged } from './tip.facts.ts'
import { type Tip, TipMessages, Tips } from './tip.model.ts'
import { loadTip } from './tip.reader.ts'

/** Messages of each side in a thread: neither can keep the other from writing. */
export const MOST_MESSAGES = 100

/**
 * The sender adds something: the tip is on the desk again, whatever was made of it. Where a name waits for its day it is
 * an objection, unless he says that it is none ([M8]).
 */
export const addToTip = async (
  session: Session,
  tipId: string,
  { text, objects = true }: { readonly text: string; readonly objects?: boolean | undefined },
): Promise<string> => {
  const tip = await loadTip(tipId, session)
  if (tip.added >= MOST_MESSAGES) throw refuseFull()
  const at = new Date()
  const waitsSince = tip.waiting && tip.unanswered ? tip.waitsSince : at
  await insertMessage(session, tip, { from: 'sender', by: null, text, at })
  await changeTip(session, tip, {
    added: tip.added + 1,
    waiting: true,
    waitsSince,
    unanswered: true,
    lastSentAt: at,
  })
  if (objects) await objectBy(session, tip)
  return tipId
}

/** A moderator answers. What is not decided stays on the desk. */
export const answerTip = async (
  session: Session,
  by: AccountViewer,
  tipId: string,
  text: string,
): Promise<string> => {
  const tip = await loadTip(tipId, session)
  if (tip.answered >= MOST_MESSAGES) throw refuseFull()
  await insertMessage(session, tip, { from: 'moderator', by: by.id, text, at: new Date() })
  const waiting = tip.became.length === 0 && tip.dismissal === null
  await changeTip(session, tip, { answered: tip.answered + 1, waiting, unanswered: false })
  await writeAudit(session, {
    accountId: by.id,
    act: 'tip.answered',
    about: { tip: tipId },
    reasons: text,
  })
  return tipId
}

const refuseFull = () =>
  refuse('tip.full', { detail: `Each side can send up to ${MOST_MESSAGES} messages.` })

const insertMessage = async (
  session: Session,
  tip: Tip,
  message: { from: 'sender' | 'moderator'; by: string | null; text: string; at: Date },
): Promise<void> => {
  const seq = tip.added + tip.answered + 1
  await rawOf(TipMessages).insertOne({ _id: newId(), tipId: tip._id, seq, ...message }, { session })
}

/** Writes a change and says so; two at once conflict, and one of them runs again. */
export const changeTip = async (
  session: Session,
  { _id }: Tip,
  change: Partial<Tip>,
): Promise<void> => {
  await rawOf(Tips).updateOne({ _id }, { $set: change, $inc: { version: 1 } }, { session })
  await state(session, tipChanged, { tipId: _id })
}
