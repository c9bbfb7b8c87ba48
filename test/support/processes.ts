import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { afterAll, inject } from 'vitest'
import { databaseUri } from './database.ts'
import { makeFastFolder } from './place.ts'
import { root } from './tree.ts'

export interface ProcessAsked {
  /** Else the folder that belongs to its database: together they are one installation ([O5]). */
  readonly dataDir?: string
  /** Else the database of this test file. */
  readonly uri?: string
  readonly env?: Readonly<Record<string, string>>
  /** What it is run by: the words before Node. */
  readonly within?: readonly string[]
  /** What stands behind it on its command line. */
  readonly words?: readonly string[]
}

export interface LogLine {
  readonly level: number
  readonly msg: string
  readonly [field: string]: unknown
}

export interface Running {
  readonly pid: number
  readonly dataDir: string
  /** Everything it logged so far. */
  readonly lines: readonly LogLine[]
  /** What it logged as an error: nothing a client does may make it write one. */
  errors(): readonly LogLine[]
  /** Waits for a line, among those that came already too. */
  untilLogged(is: (line: LogLine) => boolean): Promise<LogLine>
  /** What it printed that is no line of the log. */
  readonly printed: readonly string[]
  /** Settles with exit code or signal when it has gone. */
  readonly exited: Promise<number | NodeJS.Signals>
  kill(signal: NodeJS.Signals): void
  /** SIGTERM, and waits for its end. */
  stop(): Promise<number | NodeJS.Signals>
}

const ERROR = 50
const running = new Set<Running>()
const folders = new Set<string>()

afterAll(async () => {
  await Promise.all([...running].map((one) => one.stop()))
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

/** A folder for the files of one installation, removed after the test file. */
export const makeDataDir = async (): Promise<string> => {
  const folder = await makeFastFolder()
  folders.add(folder)
  return folder
}

const ofDatabases = new Map<string, Promise<string>>()

/** A database knows the secrets that it was used with; where the process brings its own, the folder is its own too. */
const dataDirOf = (uri: string): Promise<string> => {
  if (uri === '') return makeDataDir()
  const folder = ofDatabases.get(uri) ?? makeDataDir()
  ofDatabases.set(uri, folder)
  return folder
}

/** Runs one of our entries as a process of its own; `ready` settles with what it sends when it is. */
export const launch = async (
  entry: string,
  asked: ProcessAsked,
  env: Readonly<Record<string, string>> = {},
): Promise<Running & { readonly ready: Promise<void> }> => {
  const dataDir = asked.dataDir ?? (await dataDirOf(asked.uri ?? databaseUri))
  const [program = process.execPath, ...before] = [...(asked.within ?? []), process.execPath]
  const words = [...before, programOf(entry), ...(asked.words ?? [])]
  const child = spawn(program, words, {
    env: { ...environment(dataDir, asked.uri ?? databaseUri), ...env, ...asked.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const log = listen(child)
  const exited = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number)
  const one: Running = {
    pid: child.pid ?? 0,
    dataDir,
    ...log,
    errors: () => log.lines.filter(({ level }) => level >= ERROR),
    exited,
    kill: (signal) => void child.kill(signal),
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
  running.add(one)
  exited.finally(() => running.delete(one))
  return { ...one, ready: readiness(child, entry, exited, log) }
}

/** API and worker as one file each, which start in half the time; all else as it stands. */
const programOf = (entry: string): string =>
  /^(server|worker)\.ts$/.test(entry)
    ? join(inject('program'), entry.replace('.ts', '.mjs'))
    : join(root, 'api/src', entry)

/** Nothing of the caller's own installation reaches a test: only what is needed to run programs. */
const environment = (dataDir: string, uri: string): Record<string, string> => {
  const kept = [
    'PATH',
    'HOME',
    'LANG',
    'TMPDIR',
    'XDG_CACHE_HOME',
    'FFMPEG',
    'FFPROBE',
    'NODE_COMPILE_CACHE',
  ]
  const from = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  )
  return {
    // What was compiled at one start is there for all that follow.
    NODE_COMPILE_CACHE: join(inject('program'), 'compiled'),
    ...from,
    DATA_DIR: dataDir,
    MONGODB_URI: uri,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    ROLLCALL_LIMITS: 'off',
  }
}

const listen = (child: ChildProcess) => {
  const lines: LogLine[] = []
  const printed: string[] = []
  const listeners = new Set<(line: LogLine) => void>()
  for (const stream of [child.stdout, child.stderr])
    if (stream)
      createInterface(stream).on('line', (line) => {
        const parsed = parseLine(line)
        if (!parsed) return void printed.push(line)
        lines.push(parsed)
        for (const listener of listeners) listener(parsed)
      })
  const untilLogged = (is: (line: LogLine) => boolean): Promise<LogLine> =>
    new Promise((resolve) => {
      const come = lines.find(is)
      if (come) return resolve(come)
      const look = (line: LogLine) => {
        if (!is(line)) return
        listeners.delete(look)
        resolve(line)
      }
      listeners.add(look)
    })
  return { lines, printed, untilLogged }
}

const parseLine = (line: string): LogLine | null => {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && 'level' in value
      ? (value as LogLine)
      : null
  } catch {
    return null
  }
}

const LAST_WORDS_MS = 5_000

const readiness = async (
  child: ChildProcess,
  entry: string,
  exited: Promise<unknown>,
  log: { lines: readonly LogLine[]; printed: readonly string[] },
): Promise<void> => {
  const ended = new AbortController()
  exited.then(() => ended.abort())
  const closed = once(child, 'close')
  try {
    await once(child, 'message', { signal: ended.signal })
  } catch {
    // It is gone before all that it said has come; whoever it started may hold its lines open for longer.
    await Promise.race([closed, setTimeout(LAST_WORDS_MS)])
    const said = [...log.printed, ...log.lines.map((line) => JSON.stringify(line))].slice(-20)
    throw new Error(`${entry} ended before it was ready:\n${said.join('\n')}`)
  }
}
