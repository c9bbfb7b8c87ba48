import { Unreachable } from '../api/problem.ts'
import { upload } from '../api/upload.ts'
import { forget, keep, readKept } from '../ui/kept.ts'
import { storeOf } from '../ui/store.ts'

export type SourceKind = 'film' | 'photo'

interface Named {
  readonly kind: SourceKind
  readonly name: string
  readonly size: number
}

interface Held extends Named {
  readonly file: File
  readonly sent: number
}

/** The file that is being sent. It goes on while one is on other screens, and the form waits for it. */
export type Sending =
  | { readonly state: 'none' }
  | (Held & { readonly state: 'going' | 'paused' | 'waiting' })
  | (Named & { readonly state: 'there'; readonly uploadId: string })
  /** The page was closed meanwhile: the browser wants the file to be chosen again, the server still has its part. */
  | (Named & { readonly state: 'interrupted' })
  | (Named & { readonly state: 'refused'; readonly error: Error })

const place = 'sending'
/** After the line broke it is tried again when the browser says that it is back, and now and then anyway. */
const tryAgainAfter = 5_000

export const sending = storeOf<Sending>(readSending())

let stop = new AbortController()

/** Sends a file, from the start or from where an earlier attempt broke off. */
export function send(file: File, kind = kindOf(file)): void {
  stop.abort()
  stop = new AbortController()
  const held: Held = { file, kind, name: file.name, size: file.size, sent: sentOf(file) }
  keep(place, JSON.stringify({ kind, name: file.name, size: file.size }))
  sending.set({ ...held, state: 'going' })
  void untilThere(file, stop.signal)
}

export function pause(): void {
  const now = sending.last()
  if (now.state !== 'going' && now.state !== 'waiting') return
  stop.abort()
  sending.set({ ...now, state: 'paused' })
}

export function goOn(): void {
  const now = sending.last()
  if (now.state === 'paused') send(now.file, now.kind)
}

/** Takes the file as a film or as a photo, where its name misled us. */
export function takeAs(kind: SourceKind): void {
  const now = sending.last()
  if (now.state !== 'none') sending.set({ ...now, kind })
}

/** Nothing is being sent any more. */
export function drop(): void {
  stop.abort()
  forget(place)
  sending.set({ state: 'none' })
}

async function untilThere(file: File, signal: AbortSignal): Promise<void> {
  const become = (change: (now: Held) => Sending) => {
    const now = sending.last()
    if (!signal.aborted && 'file' in now) sending.set(change(now))
  }
  while (!signal.aborted) {
    try {
      const onProgress = (sent: number) => become((now) => ({ ...now, state: 'going', sent }))
      const uploadId = await upload(file, { signal, onProgress })
      return become(({ kind, name, size }) => there({ kind, name, size, uploadId }))
    } catch (error) {
      if (!(error instanceof Unreachable)) return become((now) => refused(now, error as Error))
      become((now) => ({ ...now, state: 'waiting' }))
      await lineIsBack(signal)
    }
  }
}

function there(upload: Named & { uploadId: string }): Sending {
  keep(place, JSON.stringify(upload))
  return { ...upload, state: 'there' }
}

function refused({ kind, name, size }: Named, error: Error): Sending {
  forget(place)
  return { kind, name, size, state: 'refused', error }
}

function lineIsBack(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, tryAgainAfter)
  for (const [target, event] of [
    [window, 'online'],
    [signal, 'abort'],
  ] as const) {
    target.addEventListener(event, () => resolve(), { once: true })
  }
  return promise.finally(() => clearTimeout(timer))
}

/** What a page that was closed left behind. */
function readSending(): Sending {
  const kept = JSON.parse(readKept(place) ?? 'null') as (Named & { uploadId?: string }) | null
  if (kept === null) return { state: 'none' }
  const { uploadId, ...named } = kept
  return uploadId ? { ...named, uploadId, state: 'there' } : { ...named, state: 'interrupted' }
}

function sentOf(file: File): number {
  const now = sending.last()
  return 'file' in now && now.file === file ? now.sent : 0
}

const films =
  /\.(mp4|m4v|mov|qt|mkv|webm|avi|mpe?g|m2v|vob|ts|m2ts|mts|mxf|dv|wmv|asf|flv|og[gv])$/i

/** By its declared type or its name: a first guess, which the reader can correct and the server checks by content. */
function kindOf({ type, name }: File): SourceKind {
  if (type.startsWith('image/')) return 'photo'
  return type.startsWith('video/') || films.test(name) ? 'film' : 'photo'
}
