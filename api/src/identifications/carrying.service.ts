import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { newId } from '../platform/database/documents.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { enqueue, job } from '../platform/jobs/job.ts'
import { type JobRun, jobRun } from '../platform/jobs/work.ts'
import { beginReplay, replaySome } from '../votes/joining.service.ts'
import type { BallotTree } from '../votes/vote.model.ts'
import { changeAlone } from './changing.service.ts'
import { readIdentifications } from './identification.reader.ts'

const carryAnswers = job({
  name: 'identifications.carry answers',
  payload: z.object({ identificationId: z.string() }),
  attempts: 20,
})

/** Begins to put answers where they belong now that men were joined or parted ([K3]); many of them are left to a worker. */
export const carryBallot = async (session: Session, tree: BallotTree): Promise<void> => {
  if ((await beginReplay(session, tree)) !== 'more') return
  const identificationId = tree.ballotId
  // Not the one that is at work for an earlier joining, and may be at its end.
  await enqueue(session, carryAnswers, `${identificationId}:${newId()}`, { identificationId })
}

/** Between two steps others' answers go first: long enough for what met the last step to be tried again. */
const BETWEEN_MS = 120

/** Goes on step by step; killed, it goes on elsewhere from the last step that was done. */
export const carriesAnswers: JobRun = jobRun(carryAnswers, {
  run: async ({ identificationId }, signal) => {
    while (await inTransaction((session) => carrySome(session, identificationId)))
      await pause(BETWEEN_MS, undefined, { signal })
  },
})

/** One step; whether there is more. How it stands is told again to all from the last on, so its version grows with that. */
const carrySome = async (session: Session, id: string): Promise<boolean> => {
  const step = await replaySome(session, id)
  const found = step === 'last' && (await readIdentifications([id], session)).get(id)
  if (found) await changeAlone(session, found, {})
  return step === 'more'
}
