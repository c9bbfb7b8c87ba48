import { keep, readKept } from '../keep/kept.ts'
import { storeOf } from '../keep/store.ts'

export interface KeyBinding {
  /** `m` and `1` by where they lie; `,`, `ArrowLeft`, `?` by what they write, as `KeyboardEvent.key` names it. */
  readonly key: string
  /** What it does, for the list of keys. */
  readonly text: string
  /** Missing where a part hears the key itself, and only the list has to know of it. */
  readonly run?: () => void
}

/** The bindings on the screen now, those of the innermost part last. */
export const bindings = storeOf<readonly (readonly KeyBinding[])[]>([])

/** Single keys can be switched off: who speaks to a computer, or rests a hand on it, presses them unawares. */
export const keysOn = storeOf(readKept('keys') !== 'off')

export function switchKeys(on: boolean): void {
  keep('keys', on ? 'on' : 'off')
  keysOn.set(on)
}

export function bind(those: readonly KeyBinding[]): () => void {
  bindings.set([...bindings.last(), those])
  return () => bindings.set(bindings.last().filter((other) => other !== those))
}

/** Runs what is bound to a pressed key, unless it is being typed somewhere or belongs to a dialog or menu. */
export function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (!keysOn.last() || isTaken(event)) return
  const binding = bindings
    .last()
    .flat()
    .findLast(({ key, run }) => run && isPressed(key, event))
  if (!binding) return
  event.preventDefault()
  binding.run?.()
}

/**
 * Letters and figures are told by their place on the keyboard, whatever it writes there: M is where `m` is on an English one,
 * also while it writes Hangul or Cyrillic, or French figures that need Shift.
 */
export function isPressed(
  key: string,
  { code, key: written }: Pick<KeyboardEvent, 'code' | 'key'>,
) {
  // Keyboards on a screen and remote hands say only what is written.
  if (code === '') return key === written.toLowerCase()
  if (/^[a-z]$/.test(key)) return code === `Key${key.toUpperCase()}`
  if (/^\d$/.test(key)) return code === `Digit${key}` || code === `Numpad${key}`
  return key === written
}

const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]'
const apart = 'dialog, [role=dialog], [role=menu], [role=listbox], [role=application]'
/** Parts that move by these keys themselves keep them. */
const moving = 'input, video, [role=slider], [role=radiogroup], [role=tablist]'

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(typing) || target.closest(apart)) return true
  const moves = key.startsWith('Arrow') || key === 'Home' || key === 'End' || key === ' '
  return moves && target.closest(moving) !== null
}
