import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Running } from './keep.ts'

export const root = resolve(import.meta.dirname, '../../..')

/** One of our own programs, run by the Node that runs this. */
export interface Program {
  readonly name: string
  /** Flags, file and arguments for Node. */
  readonly words: readonly string[]
  /** Its own variables. */
  readonly env?: NodeJS.ProcessEnv
  /** It never tells that it is ready. */
  readonly silent?: true
}

export interface RunningProgram extends Running {
  /** Settles when it says that it is ready; never, when it dies before. */
  readonly ready: Promise<unknown>
  /** Ends it without waiting for what it is doing. */
  kill(): void
}

/** How long a program may take to finish what it has begun. */
const DRAIN_MS = 15_000

/** Starts a program with our environment and these variables. */
export const launchProgram = async (
  { words, env: own }: Program,
  env: NodeJS.ProcessEnv,
): Promise<RunningProgram> => {
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...env, ...own },
    // By the channel it notices our death; in a group of its own it hears Ctrl-C from us only, in due order.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  })
  const exited = new Promise((gone) => child.once('exit', gone).once('error', gone))
  const ready = new Promise<void>((said) => {
    child.on('message', (message) => isReadiness(message) && said())
  })
  const stop = async (): Promise<void> => {
    const late = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS)
    child.kill('SIGTERM')
    await exited
    clearTimeout(late)
  }
  return { pid: child.pid ?? 0, exited, ready, stop, kill: () => child.kill('SIGKILL') }
}

/** `node --watch` sends messages of its own besides. */
const isReadiness = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'ready' in message
