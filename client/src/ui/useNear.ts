import { useEffect, useRef } from 'react'

/** Acts whenever its place comes near what is looked at: whoever scrolls down a list finds the next page there. */
export function useNear(act: (() => unknown) | null) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const here = place.current
    if (!here || !act) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) act()
      },
      { rootMargin: '1000px 0px' },
    )
    observer.observe(here)
    return () => observer.disconnect()
  }, [act])
  return place
}
