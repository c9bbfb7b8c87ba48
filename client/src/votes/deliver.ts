import type { AccountId } from '@rollcall/contract/ids.ts'
import { isProblem, Unreachable } from '../api/problem.ts'
import { takeIn } from '../identifications/cached.ts'
import { live } from '../live/live.ts'
import { dropWay, keptOutgoing, type Outgoing, setWay, wayOf } from './outgoing.ts'
import { send } from './send.ts'

/** Sends an answer, again and again if need be, until the server has it, refuses it, or a newer one took its place. */
export async function deliver(what: Outgoing): Promise<boolean> {
  setWay({ is: 'sending', what })
  for (let attempt = 0; isStillMeant(what); attempt++) {
    try {
      takeIn(await send(what))
      if (isStillMeant(what)) dropWay(what)
      return true
    } catch (error) {
      if (!isStillMeant(what)) break
      if (!didNotGetThrough(error)) {
        setWay({ is: 'refused', what, error: error as Error })
        break
      }
      setWay({ is: 'waiting', what })
      await lineBack(attempt)
    }
  }
  return false
}

/** What an earlier visit of this account could not send. */
export function deliverKept(by: AccountId): void {
  for (const what of keptOutgoing(by)) if (!wayOf(what.identificationId)) void deliver(what)
}

const isStillMeant = (what: Outgoing) => wayOf(what.identificationId)?.what.key === what.key

const didNotGetThrough = (error: unknown) =>
  error instanceof Unreachable || isProblem(error, 'unready')

const longest = 30_000

/** Waits until there is reason to try again: the line came back, or some time went by. */
function lineBack(attempt: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const done = new AbortController()
  const timer = setTimeout(resolve, Math.min(longest, 1_000 * 2 ** attempt))
  const former = live.state()
  const unsubscribe = live.subscribe(() => {
    if (live.state() === 'live' && former !== 'live') resolve()
  })
  addEventListener('online', () => resolve(), { signal: done.signal })
  return promise.finally(() => {
    clearTimeout(timer)
    unsubscribe()
    done.abort()
  })
}
