import { open } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { cast } from './cast.ts'
import { HEIGHT, RATE, type Seen, WIDTH } from './frame.ts'
import { drawGroup, type Group } from './group.ts'
import { drawPortrait, type Portrayed } from './portrait.ts'
import type { Grey } from './print.ts'
import { reelOf } from './reel.ts'

/** What can be drawn. The reel goes frame after frame into a file, since it is larger than what one passes around. */
export type Task =
  | {
      readonly kind: 'reel'
      readonly path: string
      readonly takes: readonly number[]
      readonly pace: number
    }
  | { readonly kind: 'group'; readonly which: number }
  | { readonly kind: 'portrait'; readonly of: Portrayed }

export interface Drawn {
  reel: {
    readonly width: number
    readonly height: number
    readonly rate: number
    /** Who is where, frame by frame. */
    readonly seen: readonly (readonly Seen[])[]
  }
  group: Group
  portrait: Grey
}

const draw = async (task: Task, tell: (done: number) => void): Promise<Drawn[Task['kind']]> => {
  switch (task.kind) {
    case 'reel':
      return drawReel(task, tell)
    case 'group':
      return drawGroup(task.which)
    case 'portrait':
      return drawPortrait(task.of)
    default:
      return task satisfies never
  }
}

const drawReel = async (
  { path, takes, pace }: Extract<Task, { kind: 'reel' }>,
  tell: (done: number) => void,
): Promise<Drawn['reel']> => {
  const reel = reelOf(cast, takes, pace)
  await using file = await open(path, 'w')
  const seen: (readonly Seen[])[] = []
  for (let n = 0; n < reel.frames; n += 1) {
    const frame = reel.frame(n)
    await file.write(frame.bytes)
    seen.push(frame.seen)
    tell((n + 1) / reel.frames)
  }
  return { width: WIDTH, height: HEIGHT, rate: RATE, seen }
}

let busy = Promise.resolve()
parentPort?.on('message', ({ id, task }: { id: number; task: Task }) => {
  busy = busy.then(async () => {
    const tell = (done: number) => parentPort?.postMessage({ id, done })
    try {
      parentPort?.postMessage({ id, drawn: await draw(task, tell) })
    } catch (error) {
      parentPort?.postMessage({ id, error: String(error) })
    }
  })
})
