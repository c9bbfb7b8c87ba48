import { Obstacle } from '../platform/install/obstacle.ts'
import { type Kept, keepRunning } from './keep.ts'
import type { Ledger } from './ledger.ts'
import { launchProgram, type Program, type RunningProgram } from './program.ts'

export interface KeptProgram extends Kept {
  /** Settles when it has been ready once; rejects with an Obstacle when it falls and falls before. */
  readonly ready: Promise<void>
}

const TRIES = 3

/** Keeps a program running; `env` is asked anew at every start. */
export const runProgram = async (
  program: Program,
  env: () => NodeJS.ProcessEnv,
  ledger: Ledger,
): Promise<KeptProgram> => {
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  // Whoever does not wait for it has its falls told all the same.
  ready.catch(() => {})
  if (program.silent) resolve()
  const kept = await keepRunning<RunningProgram>({
    name: program.name,
    launch: () => launchProgram(program, env()),
    launched: (running) => {
      ledger.noteProcess(program.name, { pid: running.pid, words: program.words.join(' ') })
      running.ready.then(() => resolve())
    },
    fell: (falls) => {
      if (falls >= TRIES) reject(doesNotStart(program.name))
    },
  })
  return { ...kept, ready }
}

const doesNotStart = (name: string): Obstacle =>
  new Obstacle(`The ${name} does not start. See its messages above.`)
