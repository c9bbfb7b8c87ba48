import { spawnSync } from 'node:child_process'
import { getPriority } from 'node:os'
import { behindWalls, type Seen, walls } from './sandbox.ts'

export interface Limits {
  readonly cpuSeconds: number
  /** Heap and anonymous mappings, in bytes. */
  readonly memoryBytes: number
  /** The largest file it may write, in bytes. */
  readonly fileBytes?: number
}

/**
 * The words before a command that hold it within its limits and show it no files but these, as far as this machine has
 * the tools. A program that is confined already runs others within the same walls.
 */
export const limiting = (
  command: string,
  seen: Seen,
  { cpuSeconds, memoryBytes, fileBytes }: Limits,
): string[] => {
  const limits = [
    `--cpu=${cpuSeconds}:${cpuSeconds + 5}`,
    `--data=${memoryBytes}`,
    '--core=0',
    '--nofile=256',
  ]
  if (fileBytes) limits.push(`--fsize=${fileBytes}`)
  return [
    // A confined process that runs others has made way already.
    ...(getPriority() < 10 && has('nice', ['-n', '10']) ? ['nice', '-n', '10'] : []),
    ...(has('prlimit', ['--core=0']) ? ['prlimit', ...limits] : []),
    ...(isWalledIn() ? behindWalls(command, seen) : withoutWalls()),
  ]
}

const isWalledIn = () => has('bwrap', walls)

/** It sees our files then, but has no network. */
const withoutWalls = (): string[] => [
  ...(has('unshare', ['-rn']) ? ['unshare', '-rn'] : []),
  // After unshare, which would clear it: the child dies with us, also when we are killed.
  ...(has('setpriv', ['--pdeathsig', 'KILL']) ? ['setpriv', '--pdeathsig', 'KILL'] : []),
]

/** Which of it this machine can do. */
export const confinement = () => ({
  limits: has('prlimit', ['--core=0']),
  walledIn: isWalledIn(),
  networkOff: isWalledIn() || has('unshare', ['-rn']),
})

const found = new Map<string, boolean>()
const has = (tool: string, args: readonly string[]): boolean => {
  const known = found.get(tool)
  if (known !== undefined) return known
  const works = spawnSync(tool, [...args, 'true'], { stdio: 'ignore', timeout: 5_000 }).status === 0
  found.set(tool, works)
  return works
}
