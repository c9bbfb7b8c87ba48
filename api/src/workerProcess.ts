import { openAccountWatch } from './accounts/account.watch.ts'
import { imageCacheOf, jobs, reactions, storageOf } from './compose.ts'
import { beginDemo } from './demo/begin.ts'
import { demoJob } from './demo/demo.jobs.ts'
import { confinement } from './media/limits.ts'
import { openDatabase } from './migrations/opening.ts'
import { keepHundredsTold } from './people/people.jobs.ts'
import { keyAudit } from './platform/audit.ts'
import { disconnectDatabase } from './platform/database/connect.ts'
import { openPulse, orSilent } from './platform/database/pulse.ts'
import type { Env } from './platform/env.ts'
import { measureBacklog } from './platform/jobs/backlog.ts'
import { workOn } from './platform/jobs/work.ts'
import { nowReady, onStop } from './platform/lifecycle.ts'
import { log } from './platform/log.ts'
import { openMetrics } from './platform/metrics.ts'
import { readSecrets } from './platform/secrets.ts'
import { keepVotesSettled } from './votes/vote.jobs.ts'

/** One worker: reacts to facts, brings answers to the standing of their accounts, and does the long work. */
export const run = async (env: Env, mongodbUri: string): Promise<void> => {
  const metrics = await openMetrics(env)
  await openDatabase(mongodbUri, env.dataDir)
  const pulse = openPulse(mongodbUri)
  const stopping = new AbortController()
  const watch = await openAccountWatch()
  const settling = keepVotesSettled(watch.onChange)
  const hundreds = keepHundredsTold()
  measureBacklog()
  const { session } = readSecrets(env.dataDir)
  keyAudit(() => session)
  const storage = await storageOf(env)
  const runs = [...jobs(storage, imageCacheOf(env)), demoJob(env, storage)]
  const working = workOn({ runs, reactions: reactions(env) }, stopping.signal)
  await beginDemo()
  const stopParts = async () => {
    await settling.close()
    await hundreds.close()
    await working
    await watch.close()
  }
  onStop(async () => {
    stopping.abort()
    await orSilent(stopParts())
    await metrics?.close()
    await orSilent(disconnectDatabase())
    await pulse.close()
  })
  nowReady()
  log.info({ metrics: metrics?.port, decoders: confinement() }, 'ready')
  process.send?.({ ready: true })
}
