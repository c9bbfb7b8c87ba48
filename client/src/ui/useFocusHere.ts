import { type RefObject, useEffect, useRef } from 'react'

/** Where a part takes the place of what had the focus, the focus is on it: it is never lost, and a screen reader goes on here. */
export function useFocusHere<Element extends HTMLElement>(): RefObject<Element | null> {
  const here = useRef<Element>(null)
  useEffect(() => {
    if (document.activeElement === document.body) here.current?.focus()
  }, [])
  return here
}
