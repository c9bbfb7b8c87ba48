import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { compiledFolder } from './compiledFolder.ts'
import { type Limits, limiting } from './limits.ts'
import { type Patience, patienceWith } from './patience.ts'
import type { Seen } from './sandbox.ts'
import { inSlot } from './slots.ts'

/** What one child may use, and when it is ended. */
export interface Bounds extends Limits {
  /**
   * In ms of the processor since the child's last sign of life (its start, then each call of `alive`), or of the wall clock
   * while it does nothing at all; then SIGKILL.
   */
  readonly patienceMs: number
  /** What it may print where stdout is kept; more ends it as a limit. 16 MiB unless said otherwise. */
  readonly stdoutBytes?: number
  readonly signal?: AbortSignal | undefined
  /** The files that it sees, beside what it needs to run. None unless said otherwise. */
  readonly seen?: Seen
}

export interface Listening {
  /** Reads stdout as it comes; without it stdout is kept whole. */
  readonly stdout?: (stream: Readable, alive: () => void) => Promise<void>
  /** Hears stderr line by line; its end is kept all the same. */
  readonly stderr?: (line: string, alive: () => void) => void
  /** Reads the pipe on file descriptor 3. */
  readonly aside?: (stream: Readable, alive: () => void) => Promise<void>
}

export interface Outcome {
  readonly code: number | null
  /** `limit`: what it may use, or a crash; `clock`: our patience; `stranger`: somebody else's signal, which is not its fault. */
  readonly endedBy: 'itself' | 'limit' | 'clock' | 'stranger'
  readonly stdout: Buffer
  /** The last 16 KiB. */
  readonly stderr: string
}

/**
 * Runs a program on what strangers sent: nice, within limits of processor time, memory and file size, without network
 * and without our environment, seeing no files but those named, and never longer than this process lives. What the
 * machine lacks of that is left out.
 * Rejects with the signal's reason when it is aborted.
 */
export const confined = (
  command: string,
  args: readonly string[],
  bounds: Bounds,
  listening: Listening = {},
): Promise<Outcome> => inSlot(() => runConfined(command, args, bounds, listening))

const runConfined = async (
  command: string,
  args: readonly string[],
  bounds: Bounds,
  listening: Listening,
): Promise<Outcome> => {
  bounds.signal?.throwIfAborted()
  const { seen = { reads: [], writes: [] } } = bounds
  const [program = command, ...rest] = [...limiting(command, seen, bounds), command, ...args]
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe', listening.aside ? 'pipe' : 'ignore'],
    env: { PATH: process.env.PATH, LC_ALL: 'C', HOME: '/nonexistent', ...compiled(command) },
    // What the terminal sends to us is for us to pass on.
    detached: true,
  })
  const clock = patienceWith(child, bounds.patienceMs)
  const abort = () => child.kill('SIGKILL')
  bounds.signal?.addEventListener('abort', abort)
  try {
    return await outcomeOf(child, clock, bounds, listening)
  } finally {
    clock.stop()
    bounds.signal?.removeEventListener('abort', abort)
    child.kill('SIGKILL')
    bounds.signal?.throwIfAborted()
  }
}

const compiled = (command: string) =>
  command === process.execPath ? { NODE_COMPILE_CACHE: compiledFolder } : {}

const outcomeOf = async (
  child: ChildProcess,
  clock: Patience,
  { stdoutBytes = STDOUT_BYTES }: Bounds,
  { stdout, stderr, aside }: Listening,
): Promise<Outcome> => {
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  const tail = tailOf(child.stderr as Readable)
  if (stderr) linesOf(child.stderr as Readable, (line) => stderr(line, clock.alive))
  const out = child.stdout as Readable
  const [{ code, signal }, kept] = await Promise.all([
    ended,
    stdout ? stdout(out, clock.alive) : collect(out, stdoutBytes, () => child.kill('SIGKILL')),
    aside?.(child.stdio[3] as Readable, clock.alive),
  ])
  const common = { code, stdout: kept ?? Buffer.alloc(0), stderr: tail() }
  if (clock.ranOut()) return { ...common, endedBy: 'clock' }
  return { ...common, endedBy: kept === null ? 'limit' : whoseSignal(signal ?? signalIn(code)) }
}

/** What stands around a program tells a signal that ended it as shells do. */
const signalIn = (code: number | null): string | null =>
  Object.entries(constants.signals).find(([, number]) => number + 128 === code)?.[0] ?? null

/** Limits end a program with signals of their own; these are sent by people, supervisors and machines short of memory. */
const whoseSignal = (signal: string | null): Outcome['endedBy'] => {
  if (signal === null) return 'itself'
  return ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'].includes(signal) ? 'stranger' : 'limit'
}

const STDOUT_BYTES = 16 << 20

/** All of it; null, after `stop`, where it is more than `most` bytes. */
const collect = async (
  stream: Readable,
  most: number,
  stop: () => void,
): Promise<Buffer | null> => {
  const kept: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > most) {
      stop()
      return null
    }
    kept.push(chunk)
  }
  return Buffer.concat(kept)
}

const linesOf = (stream: Readable, hear: (line: string) => void): void => {
  createInterface({ input: stream }).on('line', hear)
}

const TAIL_CHARACTERS = 16_384

const tailOf = (stream: Readable): (() => string) => {
  let text = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-TAIL_CHARACTERS)
  })
  return () => text
}
