import { Gauge } from 'prom-client'
import { rawOf } from '../platform/database/documents.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import { type JobRun, recurring } from '../platform/jobs/work.ts'
import { log } from '../platform/log.ts'
import { recount, recountEvents } from './tally.ts'
import { Tallies, TallyChecks, VoteEvents, Votes } from './vote.model.ts'

const HOUR_MS = 3_600_000

/** What was found of one ballot. */
export interface Recounted {
  readonly ballotId: string
  /** Whether tally, votes and events say the same ([V5]). */
  readonly agrees: boolean
}

/** Counts every ballot anew, from its votes and from its events, each ballot at one point in time. */
export async function* recountBallots(): AsyncGenerator<Recounted> {
  for await (const { _id } of rawOf(Tallies).find({}, { projection: { _id: 1 } }))
    yield { ballotId: _id, agrees: await agrees(_id) }
}

const agrees = (ballotId: string): Promise<boolean> =>
  inSnapshot(async (session) => {
    const tally = await rawOf(Tallies).findOne({ _id: ballotId }, { session })
    const votes = await rawOf(Votes).find({ ballotId }, { session }).toArray()
    const events = rawOf(VoteEvents).find({ ballotId }, { session }).sort({ version: 1 })
    const counted = [recount(votes), recountEvents(await events.toArray())]
    return counted.every(
      ({ answered, counts }) =>
        tally?.answered === answered &&
        Object.entries(counts).every(([answer, count]) => tally.counts[answer as never] === count),
    )
  })

/** Once an hour: a tally that is not its votes is a bug, told in the log and as a metric. */
export const checkTallies = (): JobRun => {
  measureDrift()
  return recurring('votes.recount', HOUR_MS, async (signal) => {
    let wrong = 0
    for await (const { ballotId, agrees } of recountBallots()) {
      signal.throwIfAborted()
      if (agrees) continue
      wrong += 1
      log.error({ ballotId }, 'a tally is not the recount of its votes')
    }
    const check = { $set: { wrong, at: new Date() } }
    await rawOf(TallyChecks).updateOne({ _id: 'all' }, check, { upsert: true })
  })
}

/** Every worker tells what was found last, whichever of them looked. Before the first time there is nothing to tell. */
const measureDrift = (): Gauge =>
  new Gauge({
    name: 'rollcall_tally_drift',
    help: 'Tallies that were not the recount of their votes and events when they were last checked.',
    async collect() {
      const last = await rawOf(TallyChecks).findOne({ _id: 'all' })
      if (last) this.set(last.wrong)
      else this.remove()
    },
  })
