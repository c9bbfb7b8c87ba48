import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** The command line of a living process, its words separated by blanks; null when there is none. */
export const commandLineOf = (pid: number): string | null => {
  try {
    const words = process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
    return words.trim() || null
  } catch {
    return null
  }
}

const fromProc = (pid: number): string =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')

const fromPs = (pid: number): string =>
  execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })

/**
 * Ends a process that an earlier run left behind, first by asking. A number may have passed to a stranger since,
 * so nothing happens unless every one of `marks` stands in its command line.
 */
export const endLeftover = async (
  pid: number,
  marks: readonly string[],
  patienceMs: number,
): Promise<void> => {
  const isIt = () => marks.every((mark) => commandLineOf(pid)?.includes(mark))
  if (!isIt()) return
  process.kill(pid, 'SIGTERM')
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(50))
    if (!isIt()) return
  if (isIt()) process.kill(pid, 'SIGKILL')
  while (isIt()) await pause(20)
}
