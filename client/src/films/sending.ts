import { isProblem, Unreachable } from '../api/problem.ts'
import { giveUp, upload } from '../api/upload.ts'
import { forget, keep, readKept } from '../ui/kept.ts'
import { storeOf } from '../ui/store.ts'
import { kindOf, type SourceKind } from './kindOf.ts'
import { alarm, lineIsBack } from './line.ts'

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
  | (Held & { readonly state: 'going' | 'paused' | 'waiting' | 'full' | 'signedOut' })
  | (Named & { readonly state: 'there'; readonly uploadId: string })
  /** The page was closed meanwhile: the browser wants the file to be chosen again, the server still has its part. */
  | (Named & { readonly state: 'interrupted' })
  | (Named & { readonly state: 'refused'; readonly error: Error })

const place = 'sending'
/** A line over which nothing gets through for so long is as good as broken, whatever the browser says of it. */
const stalledAfter = 8_000

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
  if (now.state !== 'going' && now.state !== 'waiting' && now.state !== 'full') return
  stop.abort()
  sending.set({ ...now, state: 'paused' })
}

export function goOn(): void {
  const now = sending.last()
  if (now.state === 'paused') send(now.file, now.kind)
}

/** Somebody is signed in: what ended with the session goes on, where it is his. */
export function signedIn(): void {
  const now = sending.last()
  if (now.state === 'signedOut') send(now.file, now.kind)
}

/** Takes the file as a film or as a photo, where its name misled us. */
export function takeAs(kind: SourceKind): void {
  const now = sending.last()
  if (now.state !== 'none') sending.set({ ...now, kind })
}

/** It is not wanted any more: nothing of it stays here or waits at the server. */
export function putAside(): void {
  const now = sending.last()
  drop()
  if ('file' in now) void giveUp(now.file)
  if (now.state === 'there') void giveUp(now.uploadId)
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
  const stalled = alarm(stalledAfter, () => become((now) => ({ ...now, state: 'waiting' })))
  const onProgress = (sent: number) => {
    stalled.again()
    become((now) => ({ ...now, state: 'going', sent }))
  }
  while (!signal.aborted) {
    try {
      stalled.again()
      const uploadId = await upload(file, { signal, onProgress })
      return become(({ kind, name, size }) => there({ kind, name, size, uploadId }))
    } catch (error) {
      if (isProblem(error, 'auth.required'))
        return become((now) => ({ ...now, state: 'signedOut' }))
      const full = isProblem(error, 'storage.full')
      if (!full && !isProblem(error, 'unready') && !(error instanceof Unreachable))
        return become((now) => refused(now, error as Error))
      become((now) => ({ ...now, state: full ? 'full' : 'waiting' }))
      await lineIsBack(signal)
    } finally {
      stalled.off()
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
