import type { ChildProcess } from 'node:child_process'
import { processorMsOf } from './processorTime.ts'

/** Signs of life of a child, and whether it was ended for giving none. */
export interface Patience {
  readonly alive: () => void
  readonly ranOut: () => boolean
  readonly stop: () => void
}

/** So many times as long by the wall clock it is waited for at last, however little of the processor it gets. */
const AT_LAST = 10

/**
 * Ends a child that gives no sign of life. The clock that counts is the processor's, of the child and all that it began: on a
 * machine that is busy it is slower, and is waited for as long as it would have on one that is idle. One that does nothing at
 * all for as long by the wall clock hangs. Where the machine does not tell, the wall clock alone counts.
 */
export const patienceWith = (child: ChildProcess, patienceMs: number): Patience => {
  let ran = false
  let stopped = false
  let signed = false
  let signedAt = Date.now()
  let grewAt = signedAt
  /** Processor time at the last sign, and when it was looked at last. */
  let [from, last] = [0, 0]
  const end = () => {
    ran = true
    child.kill('SIGKILL')
  }
  const look = async () => {
    const used = await processorMsOf(child.pid ?? 0)
    if (stopped) return
    const now = Date.now()
    if (used === null) return end()
    if (used > last || signed) grewAt = now
    if (signed) from = used
    signed = false
    last = Math.max(last, used)
    const isSpent = last - from >= patienceMs
    if (isSpent || now - grewAt >= patienceMs || now - signedAt >= AT_LAST * patienceMs)
      return end()
    timer = setTimeout(look, patienceMs / 4)
  }
  let timer = setTimeout(look, patienceMs)
  return {
    alive: () => {
      signed = true
      signedAt = Date.now()
      timer.refresh()
    },
    ranOut: () => ran,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
