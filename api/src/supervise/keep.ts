import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../platform/install/say.ts'

/** A process, once started. */
export interface Running {
  readonly pid: number
  /** Settles when it has gone, whyever. */
  readonly exited: Promise<unknown>
  stop(): Promise<void>
}

export interface Kept {
  /** Ends the present one; the next takes its place. */
  replace(): Promise<void>
  /** Ends it for good. */
  stop(): Promise<void>
}

interface Manner<R extends Running> {
  readonly name: string
  launch(): Promise<R>
  /** Told of every one that started. */
  launched(running: R): void
  /** Told of every fall, and how many there were without a quiet half minute between. */
  fell?(falls: number): void
}

const STEADY_MS = 30_000
const backoffMs = (falls: number): number => Math.min(100 * 2 ** (falls - 1), 10_000)

/** Starts a process and starts it again whenever it dies: at once the first time, later ever more slowly. */
export const keepRunning = async <R extends Running>(manner: Manner<R>): Promise<Kept> => {
  const ending = new AbortController()
  let running = await manner.launch()
  manner.launched(running)
  const watch = async (): Promise<void> => {
    let falls = 0
    while (!ending.signal.aborted) {
      const since = Date.now()
      await running.exited
      if (ending.signal.aborted) return
      falls = Date.now() - since > STEADY_MS ? 1 : falls + 1
      running = (await launchAgain(manner, falls, ending.signal)) ?? running
    }
  }
  const watching = watch()
  return {
    replace: () => running.stop(),
    stop: async () => {
      ending.abort()
      await running.stop()
      await watching
      await running.stop()
    },
  }
}

const launchAgain = async <R extends Running>(
  manner: Manner<R>,
  fallsBefore: number,
  ending: AbortSignal,
): Promise<R | null> => {
  for (let falls = fallsBefore; !ending.aborted; falls += 1) {
    manner.fell?.(falls)
    say(manner.name, 'stopped; restarting')
    await pause(backoffMs(falls), null, { signal: ending }).catch(() => {})
    if (ending.aborted) return null
    const running = await manner.launch().catch((error: Error) => error)
    if (!(running instanceof Error)) {
      manner.launched(running)
      return running
    }
    say(manner.name, running.message)
  }
  return null
}
