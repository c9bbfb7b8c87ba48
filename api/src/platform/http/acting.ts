import { problems } from '@rollcall/contract/problem.ts'
import { inTime } from '../database/inTime.ts'
import { withStored } from '../database/stored.ts'
import { log } from '../log.ts'
import { refuse } from '../refusal.ts'
import { settings } from '../settings.ts'
import { refusalOf } from './problems.ts'

const SECOND_MS = 1_000

/** Runs what somebody waits for: a read of it that takes the database too long is given up. */
export const asking = <T>(act: () => T): T => inTime(settings.READ_SECONDS * SECOND_MS, act)

/** By S5; whatever else is told leaves it open. */
const saysNothingStored = new Set<number>([500, 507])

/**
 * Runs an act together with its showing; `asked` says in the log what it was. What fails by a bug of ours after something was stored is never told as a 500,
 * which says that nothing was ([S5]): the same key tells whether it was.
 */
export const acting = <T>(asked: object, act: () => Promise<T>): Promise<T> =>
  withStored(
    () => asking(act),
    (error, stored) => {
      if (!stored || !saysNothingStored.has(problems[refusalOf(error).code].status)) throw error
      log.error({ err: error, ...asked }, 'a bug: what was stored could not be shown')
      throw refuse('act.unshown', {
        detail:
          'It may have been stored, but could not be shown. Sent again with the same key it is not done twice.',
      })
    },
  )
