import { useState } from 'react'
import { forget, forgetAll, keep, readKept } from './kept.ts'

/**
 * What is being written, kept until it is sent: closing the page or losing the line costs nothing. The key names the form
 * and the thing it is about; the third value forgets the draft.
 */
export function useDraft<Value>(
  key: string,
  empty: Value,
): [value: Value, write: (value: Value) => void, drop: () => void] {
  const read = () => ({ key, value: readDraft<Value>(key) ?? empty })
  const [kept, setKept] = useState(read)
  const draft = kept.key === key ? kept : read()
  // Another key on the same screen is another draft; setting it while drawing saves drawing the former one.
  if (draft !== kept) setKept(draft)
  const write = (value: Value) => {
    setKept({ key, value })
    keep(`draft.${key}`, JSON.stringify(value))
  }
  const drop = () => {
    setKept({ key, value: empty })
    dropDraft(key)
  }
  return [draft.value, write, drop]
}

/** Whoever signs out leaves nothing that he wrote to the next at this computer. */
export const dropDrafts = (): void => forgetAll('draft.')

/** For whoever has sent it elsewhere. */
export const dropDraft = (key: string): void => forget(`draft.${key}`)

function readDraft<Value>(key: string): Value | null {
  const text = readKept(`draft.${key}`)
  return text === null ? null : (JSON.parse(text) as Value)
}
