import {
  forgetInstallation,
  type Installation,
  type RunningProcess,
  writeInstallation,
} from './installation.ts'

/** What runs, kept in step with `run.json`, which goes when it is closed. */
export interface Ledger extends AsyncDisposable {
  note(change: Partial<Installation>): Promise<void>
  noteProcess(name: string, process: RunningProcess): void
}

export const openLedger = async (dataDir: string, url: string): Promise<Ledger> => {
  const fresh = { state: 'starting', supervisor: process.pid, url, mongodbUri: null } as const
  let now: Installation = { ...fresh, processes: {} }
  let written = Promise.resolve()
  const note = (change: Partial<Installation>): Promise<void> => {
    now = { ...now, ...change }
    const page = now
    written = written.then(() => writeInstallation(dataDir, page))
    return written
  }
  await note({})
  return {
    note,
    noteProcess: (name, process) => void note({ processes: { ...now.processes, [name]: process } }),
    [Symbol.asyncDispose]: () => written.then(() => forgetInstallation(dataDir)),
  }
}
