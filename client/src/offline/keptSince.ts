import { storeOf } from '../keep/store.ts'

/** When what is shown came from the server, where it comes from this device now; null while the server answers. */
export const keptSince = storeOf<string | null>(null)

/** Of each answer: when it was kept, or null where it has come just now. */
export function noteKept(at: string | null): void {
  const former = keptSince.last()
  const next = at === null || former === null ? at : at < former ? at : former
  if (next !== former) keptSince.set(next)
}
