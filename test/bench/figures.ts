import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** Prints a figure as a row of the table in README.md. */
export const tell = (what: string, ours: string, baseline: string, ratio: string): void => {
  process.stdout.write(`| ${what} | ${ours} | ${baseline} | ${ratio} |\n`)
}

export const perSecond = (count: number, ms: number): number => (count / ms) * 1000

/** As many loops of `act` at once as there are `items`, each on its own, until the time is over; how often it ran, and for how long. */
export const hammer = async <T>(
  items: readonly T[],
  act: (item: T, round: number) => Promise<unknown>,
  lastingMs: number,
): Promise<{ count: number; ms: number }> => {
  const began = performance.now()
  let count = 0
  await Promise.all(
    items.map(async (item) => {
      for (let round = 0; performance.now() - began < lastingMs; round += 1) {
        await act(item, round)
        count += 1
      }
    }),
  )
  return { count, ms: performance.now() - began }
}

/** How long each of so many took in ms, one after the other. */
export const eachTimed = async (times: number, act: () => Promise<unknown>): Promise<number[]> => {
  const ms: number[] = []
  for (let time = 0; time < times; time += 1) {
    const began = performance.now()
    await act()
    ms.push(performance.now() - began)
  }
  return ms
}

/** The value below which `share` of them lie. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0
}

const TICK_MS = 10

/** Processor time that a process has used, in ms, as Linux tells it in steps of 10 ms. */
export const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** The same with that of its children that have ended, and theirs. */
export const cpuOfAll = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const ticks = [11, 12, 13, 14].map((at) => Number(fields[at]))
  return ticks.reduce((sum, next) => sum + next, 0) * TICK_MS
}

/** Resident memory of a process, in bytes. */
export const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024

/** Lets what was begun before come to rest, so that it is not charged to what comes next. */
export const rest = (): Promise<void> => wait(2_000)
