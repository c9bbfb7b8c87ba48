import { Worker } from 'node:worker_threads'
import type { Drawn, Task } from './drawing/artist.ts'

/** Draws in a thread of its own, so that the worker goes on renewing its leases. One thing after the other. */
export interface Artist extends AsyncDisposable {
  draw<Kind extends Task['kind']>(
    task: Extract<Task, { kind: Kind }>,
    tell?: (done: number) => void,
  ): Promise<Drawn[Kind]>
}

interface Asked {
  readonly resolve: (drawn: never) => void
  readonly reject: (error: Error) => void
  readonly tell: ((done: number) => void) | undefined
}

type Told = { readonly id: number } & (
  | { readonly done: number }
  | { readonly drawn: unknown }
  | { readonly error: string }
)

export const openArtist = (signal: AbortSignal): Artist => {
  const thread = new Worker(new URL('./drawing/artist.ts', import.meta.url))
  const asked = new Map<number, Asked>()
  const giveUp = (error: Error) => {
    for (const { reject } of asked.values()) reject(error)
    asked.clear()
  }
  const stop = () => {
    giveUp(new Error('the drawing was stopped'))
    void thread.terminate()
  }
  thread.on('error', giveUp)
  thread.on('exit', () => giveUp(new Error('the drawing thread ended')))
  thread.on('message', (told: Told) => hear(asked, told))
  signal.addEventListener('abort', stop)
  let last = 0
  return {
    draw: (task, tell) =>
      new Promise((resolve, reject) => {
        last += 1
        asked.set(last, { resolve, reject, tell })
        thread.postMessage({ id: last, task })
      }),
    [Symbol.asyncDispose]: async () => {
      signal.removeEventListener('abort', stop)
      await thread.terminate()
    },
  }
}

const hear = (asked: Map<number, Asked>, told: Told): void => {
  const one = asked.get(told.id)
  if ('done' in told) {
    one?.tell?.(told.done)
    return
  }
  asked.delete(told.id)
  if ('error' in told) one?.reject(new Error(told.error))
  else one?.resolve(told.drawn as never)
}
