import { isProblem, Unreachable } from '../api/problem.ts'
import { giveUp, upload } from '../api/upload.ts'
import { forget, keep, readKept } from '../keep/kept.ts'
import { storeOf } from '../keep/store.ts'
import { alarm, lineIsBack } from './line.ts'
import { wrongKind } from './wrongKind.ts'

/** A file by what is told of it, and what it is sent for. */
interface Named<About> {
  readonly about: About
  readonly name: string
  readonly size: number
}

interface Held<About> extends Named<About> {
  readonly file: File
  readonly sent: number
}

/** The file that is being sent. It goes on while one is on other screens, and the form waits for it. */
export type Sending<About> =
  | { readonly state: 'none' }
  | (Held<About> & { readonly state: 'going' | 'paused' | 'waiting' | 'full' | 'signedOut' })
  | (Named<About> & { readonly state: 'there'; readonly uploadId: string })
  /** The page was closed meanwhile: the browser wants the file to be chosen again, the server still has its part. */
  | (Named<About> & { readonly state: 'interrupted' })
  | (Named<About> & { readonly state: 'refused'; readonly error: Error })

/** A line over which nothing gets through for so long is as good as broken, whatever the browser says of it. */
const stalledAfter = 8_000

/** Sends one file at a time, and notes in this browser what it sends, in a place of its own. */
export class Sender<About> {
  readonly #place: string
  readonly #now
  #stop = new AbortController()

  constructor(place: string) {
    this.#place = place
    this.#now = storeOf<Sending<About>>(readSending<About>(place))
  }

  readonly last = (): Sending<About> => this.#now.last()
  readonly subscribe = (reader: () => void): (() => void) => this.#now.subscribe(reader)

  /** Sends a file, from the start or from where an earlier attempt broke off. */
  readonly send = (file: File, about: About): void => {
    this.#stop.abort()
    this.#stop = new AbortController()
    const named = { about, name: file.name, size: file.size }
    keep(this.#place, JSON.stringify(named))
    this.#now.set({ ...named, file, sent: this.#sentOf(file), state: 'going' })
    void this.#untilThere(file, this.#stop.signal)
  }

  readonly pause = (): void => {
    const now = this.last()
    if (now.state !== 'going' && now.state !== 'waiting' && now.state !== 'full') return
    this.#stop.abort()
    this.#now.set({ ...now, state: 'paused' })
  }

  readonly goOn = (): void => this.#goOnFrom('paused')

  /** Somebody is signed in: what ended with the session goes on, where it is his. */
  readonly signedIn = (): void => this.#goOnFrom('signedOut')

  /** It is for something else. */
  readonly takeFor = (about: About): void => {
    const now = this.last()
    if (now.state !== 'none') this.#now.set({ ...now, about })
  }

  /** It is not wanted any more: nothing of it stays here or waits at the server. */
  readonly putAside = (): void => {
    const now = this.last()
    this.drop()
    if ('file' in now) void giveUp(now.file)
    if (now.state === 'there') void giveUp(now.uploadId)
  }

  /** Nothing is being sent any more. */
  readonly drop = (): void => {
    this.#stop.abort()
    forget(this.#place)
    this.#now.set({ state: 'none' })
  }

  #goOnFrom(state: 'paused' | 'signedOut'): void {
    const now = this.last()
    if (now.state === state) this.send(now.file, now.about)
  }

  #sentOf(file: File): number {
    const now = this.last()
    return 'file' in now && now.file === file ? now.sent : 0
  }

  async #untilThere(file: File, signal: AbortSignal): Promise<void> {
    const become = (change: (now: Held<About>) => Sending<About>) => {
      const now = this.last()
      if (!signal.aborted && 'file' in now) this.#now.set(change(now))
    }
    const wrong = await wrongKind(file)
    if (wrong) return become((now) => this.#refused(now, wrong))
    const stalled = alarm(stalledAfter, () => become((now) => ({ ...now, state: 'waiting' })))
    const onProgress = (sent: number) => {
      stalled.again()
      become((now) => ({ ...now, state: 'going', sent }))
    }
    while (!signal.aborted) {
      try {
        stalled.again()
        const uploadId = await upload(file, { signal, onProgress })
        return become((now) => this.#there(now, uploadId))
      } catch (error) {
        if (isProblem(error, 'auth.required'))
          return become((now) => ({ ...now, state: 'signedOut' }))
        const full = isProblem(error, 'storage.full')
        if (!full && !isProblem(error, 'unready') && !(error instanceof Unreachable))
          return become((now) => this.#refused(now, error as Error))
        become((now) => ({ ...now, state: full ? 'full' : 'waiting' }))
        await lineIsBack(signal)
      } finally {
        stalled.off()
      }
    }
  }

  #there({ about, name, size }: Named<About>, uploadId: string): Sending<About> {
    const there = { about, name, size, uploadId }
    keep(this.#place, JSON.stringify(there))
    return { ...there, state: 'there' }
  }

  #refused({ about, name, size }: Named<About>, error: Error): Sending<About> {
    forget(this.#place)
    return { about, name, size, state: 'refused', error }
  }
}

/** What a page that was closed left behind. */
function readSending<About>(place: string): Sending<About> {
  const kept = JSON.parse(readKept(place) ?? 'null') as
    | (Named<About> & { uploadId?: string })
    | null
  if (!kept?.about) return { state: 'none' }
  const { uploadId, ...named } = kept
  return uploadId ? { ...named, uploadId, state: 'there' } : { ...named, state: 'interrupted' }
}
