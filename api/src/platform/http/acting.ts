import { problems } from '@rollcall/contract/problem.ts'
import { withStored } from '../database/stored.ts'
import { log } from '../log.ts'
import { refuse } from '../refusal.ts'
import { refusalOf } from './problems.ts'

/** By S5; whatever else is told leaves it open. */
const saysNothingStored = new Set<number>([500, 507])

/**
 * Runs an act together with its showing; `asked` says in the log what it was. What fails by a bug of ours after something was stored is never told as a 500,
 * which says that nothing was ([S5]): the same key tells whether it was.
 */
export const acting = <T>(asked: object, act: () => Promise<T>): Promise<T> =>
  withStored(act, (error, stored) => {
    if (!stored || !saysNothingStored.has(problems[refusalOf(error).code].status)) throw error
    log.error({ err: error, ...asked }, 'a bug: what was stored could not be shown')
    throw refuse('act.unshown', {
      detail:
        'It may have been stored, but could not be shown. Sent again with the same key it is not done twice.',
    })
  })
