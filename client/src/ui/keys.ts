import { keep, readKept } from '../keep/kept.ts'
import { storeOf } from '../keep/store.ts'

export interface KeyBinding {
  /** As `KeyboardEvent.key` names it: `m`, `,`, `ArrowLeft`, `?`. */
  readonly key: string
  /** What it does, for the list of keys. */
  readonly text: string
  readonly run: () => void
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
    .findLast(({ key }) => key.toLowerCase() === event.key.toLowerCase())
  if (!binding) return
  event.preventDefault()
  binding.run()
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
