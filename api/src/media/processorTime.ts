import { readdir, readFile } from 'node:fs/promises'

/** Linux counts it in hundredths of a second, whatever the machine. */
const TICK_MS = 10

interface Running {
  readonly parent: number
  /** Its own and that of those of its children that have ended. */
  readonly ms: number
}

/** How much processor time a process and all that it began have taken, in ms; null where this machine does not tell. */
export const processorMsOf = async (pid: number): Promise<number | null> => {
  const names = await readdir('/proc').catch(() => [])
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number)
  const read = await Promise.all(pids.map(async (one) => [one, await running(one)] as const))
  const all = new Map(read.flatMap(([one, is]) => (is ? [[one, is] as const] : [])))
  if (all.size === 0) return null
  return [...all].reduce((sum, [one, { ms }]) => (isBelow(pid, one, all) ? sum + ms : sum), 0)
}

const running = async (pid: number): Promise<Running | null> => {
  const text = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')
  // Its name stands in brackets, and may have any signs in it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [parent, ...times] = [1, 11, 12, 13, 14].map((at) => Number(fields[at]))
  if (!Number.isFinite(parent)) return null
  return { parent: parent as number, ms: times.reduce((sum, ticks) => sum + ticks * TICK_MS, 0) }
}

/** What was read one after the other may go round in circles, where a number was given anew meanwhile. */
const DEEPEST = 50

const isBelow = (root: number, pid: number, all: ReadonlyMap<number, Running>): boolean => {
  let at = pid
  for (let depth = 0; depth < DEEPEST && at > 0; depth += 1) {
    if (at === root) return true
    at = all.get(at)?.parent ?? 0
  }
  return false
}
