import { isProblem, Unreachable } from '../api/problem.ts'
import { live } from './live.ts'
import { pauseAsked } from './pause.ts'

interface Meaning {
  /** Whether it is still to be sent: something newer may have taken its place. */
  readonly isMeant: () => boolean
  /** Nothing gets through now: it is tried again when the line is back, or at the moment that the server named. */
  readonly onWaiting: (until: number | null) => void
  /** For how many seconds at most it is waited where the server says that this is too often; else a minute. */
  readonly patience?: number | undefined
}

/**
 * Sends again and again until the server has answered; null where it was no longer meant. Throws the refusal. What is sent
 * carries a key of its own, so that one that did arrive counts once (S4).
 */
export async function untilThrough<Answer>(
  send: () => Promise<Answer>,
  { isMeant, onWaiting, patience }: Meaning,
): Promise<Answer | null> {
  for (let attempt = 0; isMeant(); attempt++) {
    try {
      return await send()
    } catch (error) {
      if (!isMeant()) break
      const pause = isProblem(error, 'too-many')
        ? pauseAsked(error.document as never, patience)
        : null
      if (pause === null && !didNotGetThrough(error)) throw error
      onWaiting(pause === null ? null : Date.now() + pause)
      await (pause === null ? lineBack(attempt) : after(pause))
    }
  }
  return null
}

const didNotGetThrough = (error: unknown) =>
  error instanceof Unreachable || isProblem(error, 'unready')

const after = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms))

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
