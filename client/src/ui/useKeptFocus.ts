import { type RefObject, useEffect, useRef } from 'react'

/** Where something takes the place of what had the focus, the focus goes to the first control of it: it is never lost. */
export function useKeptFocus(shown: unknown, place: RefObject<HTMLElement | null>): void {
  const former = useRef(shown)
  useEffect(() => {
    if (former.current === shown) return
    former.current = shown
    if (document.activeElement !== document.body) return
    place.current?.querySelector<HTMLElement>('input, button, a')?.focus()
  }, [shown, place])
}
