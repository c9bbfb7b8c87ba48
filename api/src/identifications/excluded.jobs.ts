import { inTransaction } from '../platform/database/transaction.ts'
import { type JobRun, recurring } from '../platform/jobs/work.ts'
import { settleElsewhere, settleMan } from './excluded.service.ts'
import { readExcludedMen } from './exclusion.reader.ts'
import { readConfirmedPeople, readUndecidedSubjects } from './identification.reader.ts'

const DAY_MS = 24 * 3_600_000

/** Works all exclusions out again: for what was there before this program, for other settings, and as a net under reactions. */
export const settleExclusions: JobRun = recurring(
  'identifications.settleExclusions',
  DAY_MS,
  async (signal) => {
    for (const id of new Set([...(await readUndecidedSubjects()), ...(await readExcludedMen())])) {
      signal.throwIfAborted()
      await inTransaction((session) => settleMan(session, id))
    }
    for (const personId of await readConfirmedPeople()) {
      signal.throwIfAborted()
      await inTransaction((session) => settleElsewhere(session, personId))
    }
  },
)
