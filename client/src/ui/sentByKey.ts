import type { KeyboardEvent } from 'react'

/** Ctrl+Enter sends a form from wherever one stands in it. */
export const sentByKey = (send: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  send()
}
