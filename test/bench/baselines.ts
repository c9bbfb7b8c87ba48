import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export interface Baseline {
  readonly url: string
  readonly pid: number
}

const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** Runs a file of this folder as a process of its own; it sends the port it listens on. */
const start = async (file: string, words: readonly string[]) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...words], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  running.add(child)
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, child }
}

/** express.static over a folder. */
export const startStatic = (folder: string): Promise<Baseline> => start('plainStatic.ts', [folder])

/** A bare ws server that sends on, to every connection, what it is given. */
export const startSender = async (): Promise<Baseline & { send(text: string): void }> => {
  const { child, ...baseline } = await start('plainSockets.ts', [])
  return { ...baseline, send: (text) => void child.send(text) }
}
