import { log } from '../platform/log.ts'

const EVERY_MS = 400

export interface Progress {
  readonly done: number
  readonly doing: string
}

export interface Meter {
  /** `done` from 0 to 1 of the whole; cheap, may be called for every frame. */
  readonly show: (done: number, doing: string) => void
  /** Waits until what was shown is written. */
  readonly settle: () => Promise<void>
}

/** Writes progress a few times a second at most, the newest always, and never two at once. */
export const meter = (write: (progress: Progress) => Promise<unknown>): Meter => {
  let next: Progress | null = null
  let writing: Promise<void> | null = null
  let last = 0
  const flush = async (): Promise<void> => {
    while (next) {
      const progress = next
      next = null
      last = performance.now()
      await write(progress).catch((error) => log.warn({ err: error }, 'progress was not written'))
    }
    writing = null
  }
  return {
    show: (done, doing) => {
      next = { done: Math.min(1, Math.round(done * 1000) / 1000), doing }
      if (performance.now() - last >= EVERY_MS) writing ??= flush()
    },
    settle: async () => {
      await writing
      await flush()
    },
  }
}
