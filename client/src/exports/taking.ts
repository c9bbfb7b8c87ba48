import { fetchFile } from '../api/call.ts'
import { isProblem } from '../api/problem.ts'
import type { FileKind } from './asked.ts'
import { watching } from './whole.ts'

/** A table, the package, or a man's dossier. */
export type Taken = FileKind | 'pdf'

/** How far a file has come. */
export interface Coming {
  readonly kind: Taken
  readonly path: string
  readonly state: 'coming' | 'whole' | 'broken' | 'refused' | 'stopped'
  readonly bytes: number
  readonly rows: number | null
  /** How many rows it will have, where the server says so. */
  readonly of: number | null
  readonly name: string
  /** Why it was refused. */
  readonly error: Error | null
}

let coming: Coming | null = null
let stopping: AbortController | null = null
const listeners = new Set<() => void>()

/** It goes on while one looks at other pages: for `useSyncExternalStore`. */
export const watchComing = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const comingNow = (): Coming | null => coming

const set = (next: Coming | null): void => {
  coming = next
  for (const listener of listeners) listener()
}

export const stopTaking = (): void => stopping?.abort()

/** Who leaves the page altogether is asked first. */
const beforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault()

/** Takes a file, and keeps it on this device only once it is whole. */
export const take = async (kind: Taken, path: string): Promise<void> => {
  stopTaking()
  const own = new AbortController()
  stopping = own
  const tell = (next: Partial<Coming>) => {
    if (stopping === own && coming) set({ ...coming, ...next })
  }
  set({ kind, path, state: 'coming', bytes: 0, rows: null, of: null, name: '', error: null })
  addEventListener('beforeunload', beforeLeaving)
  try {
    const response = await fetchFile(path, own.signal)
    const of = rowsSaid(response)
    const name = nameSaid(response)
    tell({ of, name })
    const { file, isWhole } = await gather(kind, response, of, tell)
    if (isWhole) save(file, name)
    tell({ state: isWhole ? 'whole' : 'broken' })
  } catch (error) {
    if (own.signal.aborted) tell({ state: 'stopped' })
    else if (isProblem(error)) tell({ state: 'refused', error })
    else tell({ state: 'broken' })
  } finally {
    if (stopping === own) removeEventListener('beforeunload', beforeLeaving)
  }
}

/** What has come is handed to the browser piece by piece, which keeps it on the disk. */
const PIECE = 8_000_000
const TELL_MS = 200

async function gather(
  kind: Taken,
  response: Response,
  of: number | null,
  tell: (next: Partial<Coming>) => void,
) {
  const watched = watching(kind)
  const pieces: Blob[] = []
  let chunks: Uint8Array<ArrayBuffer>[] = []
  let [bytes, inChunks, toldAt] = [0, 0, 0]
  const put = () => {
    pieces.push(new Blob(chunks))
    chunks = []
    inChunks = 0
  }
  const reader = response.body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done || !value) break
    watched.see(value)
    chunks.push(value)
    bytes += value.length
    inChunks += value.length
    if (inChunks >= PIECE) put()
    if (performance.now() - toldAt < TELL_MS) continue
    toldAt = performance.now()
    tell({ bytes, rows: watched.rows() })
  }
  put()
  tell({ bytes, rows: watched.rows() })
  return { file: new Blob(pieces), isWhole: watched.isWhole(of) }
}

const rowsSaid = ({ headers }: Response): number | null => {
  const said = headers.get('rollcall-rows')
  return said === null ? null : Number(said)
}

const nameSaid = ({ headers }: Response): string =>
  /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'rollcall'

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
