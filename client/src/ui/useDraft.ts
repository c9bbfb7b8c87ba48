import { useState } from 'react'
import { forget, forgetAll, keep, readKept } from '../keep/kept.ts'

/**
 * What is being written, kept until it is sent: closing the page or losing the line costs nothing. The key names the form
 * and the thing it is about; where nothing is written it says what stands there now. The third value forgets the draft.
 */
export function useDraft<Value>(
  key: string,
  standing: Value,
): [value: Value, write: (value: Value) => void, drop: () => void] {
  const read = () => ({ key, written: readDraft<Value>(key) })
  const [kept, setKept] = useState(read)
  const draft = kept.key === key ? kept : read()
  // Another key on the same screen is another draft; setting it while drawing saves drawing the former one.
  if (draft !== kept) setKept(draft)
  const write = (written: Value) => {
    setKept({ key, written })
    keepDraft(key, written)
  }
  const drop = () => {
    setKept({ key, written: null })
    dropDraft(key)
  }
  return [draft.written ?? standing, write, drop]
}

/** Whoever signs out leaves nothing that he wrote to the next at this computer. */
export const dropDrafts = (): void => forgetAll('draft.')

/** For what was begun elsewhere. */
export const keepDraft = (key: string, written: unknown): void =>
  keep(`draft.${key}`, JSON.stringify(written))

/** For whoever has sent it elsewhere. */
export const dropDraft = (key: string): void => forget(`draft.${key}`)

function readDraft<Value>(key: string): Value | null {
  const text = readKept(`draft.${key}`)
  return text === null ? null : (JSON.parse(text) as Value)
}
