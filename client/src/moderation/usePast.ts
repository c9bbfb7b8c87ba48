import { type RefCallback, useCallback, useState } from 'react'

/** Whether something has been scrolled away upwards. */
export function usePast(): { readonly end: RefCallback<Element>; readonly isPast: boolean } {
  const [isPast, setPast] = useState(false)
  const end = useCallback((element: Element | null) => {
    if (!element) return
    const observer = new IntersectionObserver(([seen]) =>
      setPast(!seen?.isIntersecting && (seen?.boundingClientRect.top ?? 0) < 0),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { end, isPast }
}
