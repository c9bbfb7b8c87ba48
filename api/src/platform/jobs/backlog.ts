import { Gauge } from 'prom-client'
import { rawOf } from '../database/documents.ts'
import { Outbox } from '../facts.ts'
import { Jobs } from './job.ts'

/** What waits to be done, as `rollcall doctor` and the metrics tell it. */
export const readBacklog = async () => ({
  facts: await rawOf(Outbox).countDocuments({ done: false }),
  jobs: await rawOf(Jobs).countDocuments({ failures: 0 }),
  failing: await rawOf(Jobs).countDocuments({ failures: { $gt: 0 } }),
})

/** Registers a gauge of it. */
export const measureBacklog = (): Gauge =>
  new Gauge({
    name: 'rollcall_waiting',
    help: 'Facts whose reactions have not all run; jobs that wait or run; jobs that failed and will be tried again.',
    labelNames: ['what'],
    async collect() {
      const backlog = await readBacklog()
      for (const [what, count] of Object.entries(backlog)) this.set({ what }, count)
    },
  })
