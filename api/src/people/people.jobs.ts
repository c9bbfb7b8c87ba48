import { rawOf } from '../platform/database/documents.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { stateAll } from '../platform/facts.ts'
import { log } from '../platform/log.ts'
import { personChanged } from './people.facts.ts'
import { People } from './people.model.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * A name becomes public when its man was born 100 years ago ([P4]), which nobody writes: whoever looks at it is told
 * within a minute. At the start those of the last day are told of again, which changes nothing.
 */
export const keepHundredsTold = () => {
  let since = new Date(Date.now() - DAY_MS)
  let running: Promise<void> = Promise.resolve()
  const tell = (): void => {
    const next = async () => {
      const now = new Date()
      await tellBetween(since, now)
      since = now
    }
    running = running.then(next).catch(noteFailure)
  }
  const minute = setInterval(tell, MINUTE_MS)
  tell()
  return {
    close: async (): Promise<void> => {
      clearInterval(minute)
      await running
    },
  }
}

const noteFailure = (error: unknown): void =>
  log.warn({ err: error }, 'who turned a hundred is not told: trying again in a minute')

const tellBetween = async (since: Date, now: Date): Promise<void> => {
  const found = await rawOf(People)
    .find({ hundredAt: { $gt: since, $lte: now } }, { projection: { _id: 1 } })
    .toArray()
  const payloads = found.map(({ _id }) => ({ personId: _id }))
  if (payloads.length > 0)
    await inTransaction((session) => stateAll(session, personChanged, payloads))
}
