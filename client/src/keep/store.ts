/** A value outside of React that parts can read with `useSyncExternalStore`. */
export function storeOf<Value>(first: Value) {
  const readers = new Set<() => void>()
  let value = first
  return {
    last: (): Value => value,
    set(next: Value): void {
      value = next
      for (const reader of readers) reader()
    },
    subscribe(reader: () => void): () => void {
      readers.add(reader)
      return () => void readers.delete(reader)
    },
  }
}
