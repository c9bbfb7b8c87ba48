import { useSyncExternalStore } from 'react'
import { announcements } from './announce.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** The one place from which screen readers are told of changes that were not asked for. */
export function Announcer() {
  const { text, turn } = useSyncExternalStore(announcements.subscribe, announcements.last)
  // The same words twice are said twice only when the element is another one.
  return (
    <VisuallyHidden role="status" aria-live="polite">
      <span key={turn}>{text}</span>
    </VisuallyHidden>
  )
}
