import type { BodyOf } from '@rollcall/contract/endpoint.ts'
import type { PairId, StillId } from '@rollcall/contract/ids.ts'
import type { rulePair as endpoint } from '@rollcall/contract/pairs.ts'
import { correct } from '../platform/correcting.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { type JobRun, jobRun } from '../platform/jobs/work.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import { type Near, nearTo } from './near.reader.ts'
import { type PairDoc, Pairs } from './pair.model.ts'
import { compareStill } from './printing.service.ts'
import { loadStill } from './still.reader.ts'

/** Lists a still with all that look like it; what was said of two is never asked again. */
export const comparesStills: JobRun = jobRun(compareStill, {
  run: async ({ stillId }, signal) => {
    const found = await nearTo(stillId)
    signal.throwIfAborted()
    for (const near of found) await inTransaction((session) => list(session, stillId, near))
  },
})

const list = async (
  session: Session,
  stillId: StillId,
  { id: other, likeness, mirrored, cropped }: Near,
): Promise<void> => {
  const { key, ...pair } = newPair(stillId, other)
  const found = { ...pair, likeness, mirrored, cropped }
  await rawOf(Pairs).updateOne({ key }, { $setOnInsert: found }, { upsert: true, session })
}

const newPair = (one: StillId, other: StillId): PairDoc => {
  const [first, second] = one < other ? [one, other] : [other, one]
  return {
    _id: newId(),
    key: `${first}:${second}`,
    stills: [first, second],
    likeness: null,
    mirrored: false,
    cropped: false,
    ruling: 'open',
    ruledBy: null,
    ruledAt: null,
    foundAt: new Date(),
    version: 1,
  }
}

/** Says of two stills whether they are the same picture, found or not; saying it once more changes nothing. */
export const rulePair = async (
  session: Session,
  by: AccountViewer,
  stillId: StillId,
  { stillId: other, ruling, reasons = null }: Given,
): Promise<PairId> => {
  await loadStill(by, stillId, session)
  await loadStill(by, other, session)
  if (other === stillId) throw refuseField('stillId', 'is this still itself: name another one')
  const made = newPair(stillId, other)
  const known = await rawOf(Pairs).findOne({ key: made.key }, { session })
  if (!known && ruling === 'open') throw refuse('not-found')
  if (!known) await rawOf(Pairs).insertOne(made, { session })
  const pair: PairDoc = known ?? made
  const [still, otherStill] = pair.stills
  await correct<PairDoc>(session, Pairs, pair, {
    of: { pair: pair._id, still, otherStill },
    ...{ by: by.id, asModerator: true, logged: true, reasons },
    was: { ruling: pair.ruling },
    now: { ruling },
    set: { ruling, ruledBy: by.id, ruledAt: new Date() },
  })
  return pair._id
}

type Given = Omit<BodyOf<typeof endpoint>, 'reasons'> & {
  readonly reasons?: string | null | undefined
}
