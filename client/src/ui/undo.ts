import { storeOf } from '../keep/store.ts'

export interface Undoable {
  /** What was done, as a sentence. */
  readonly text: string
  /** What it is about, where that can be undone elsewhere on the page too. */
  readonly about?: string
  /** Missing where it cannot be undone, and this is only told. */
  readonly undo?: () => unknown
}

const minute = 60_000

interface Offered extends Undoable {
  /** When it is too late, in ms since 1970. */
  readonly until: number
}

export const undoable = storeOf<Offered | null>(null)

let ending: ReturnType<typeof setTimeout> | undefined

/** For a minute the last thing done can be undone; the next one takes its place. */
export function offerUndo(what: Undoable): void {
  clearTimeout(ending)
  undoable.set({ ...what, until: Date.now() + minute })
  ending = setTimeout(dropUndo, minute)
}

export function dropUndo(): void {
  clearTimeout(ending)
  undoable.set(null)
}

/** It was undone elsewhere: what would be said of it is not so any more. */
export function dropUndoOf(about: string): void {
  if (undoable.last()?.about === about) dropUndo()
}
