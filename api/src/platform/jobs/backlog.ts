import { Gauge } from 'prom-client'
import { rawOf } from '../database/documents.ts'
import { Outbox } from '../facts.ts'
import { countFailures } from './failures.ts'
import { Jobs } from './job.ts'

/** What waits to be done, as `rollcall doctor` and the metrics tell it. */
export const readBacklog = async () => ({
  facts: await rawOf(Outbox).countDocuments({ done: false }),
  reactions: await rawOf(Jobs).countDocuments({ fact: { $exists: true }, failures: 0 }),
  jobs: await rawOf(Jobs).countDocuments({ fact: { $exists: false }, failures: 0 }),
  failing: await rawOf(Jobs).countDocuments({ failures: { $gt: 0 }, waits: null }),
  person: await countFailures(),
})

/** Registers a gauge of it. */
export const measureBacklog = (): Gauge =>
  new Gauge({
    name: 'rollcall_waiting',
    help: 'Facts that are in no lane yet; reactions and jobs that wait or run; those that failed and will be tried again; those that wait for a person.',
    labelNames: ['what'],
    async collect() {
      const backlog = await readBacklog()
      for (const [what, count] of Object.entries(backlog)) this.set({ what }, count)
    },
  })
