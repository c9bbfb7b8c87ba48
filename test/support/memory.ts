import { readFile } from 'node:fs/promises'

/** The most memory a process has had at once so far, in MB, as Linux counts it; null elsewhere. */
const peakMegabytes = async (pid: number): Promise<number | null> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}

/** By how many MB the peak of a process grew while `act` ran. */
export const peakGrowth = async (pid: number, act: () => Promise<unknown>): Promise<number> => {
  const before = await peakMegabytes(pid)
  await act()
  const grown = ((await peakMegabytes(pid)) ?? 0) - (before ?? 0)
  console.info(`${grown.toFixed(0)} MB more at the peak`)
  return grown
}
