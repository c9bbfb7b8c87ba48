import { useSyncExternalStore } from 'react'
import { keysOn } from './keys.ts'

const names: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Enter: '↵',
}

/** How a key is written. */
export const keyName = (key: string): string =>
  names[key] ?? (/^[a-z]$/.test(key) ? key.toUpperCase() : key)

/** The key for something, beside its name; nothing while single keys are switched off. */
export function KeyHint({ of }: { readonly of: string }) {
  const on = useSyncExternalStore(keysOn.subscribe, keysOn.last)
  return on ? (
    <span aria-hidden="true">
      <kbd>{keyName(of)}</kbd>
    </span>
  ) : null
}
