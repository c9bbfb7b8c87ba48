import { type ReactNode, useEffect, useRef, useState } from 'react'

/** How far out of sight it is still drawn, so that nobody who scrolls sees it come. */
const AHEAD = '1500px 0px'

interface ChunkProps {
  readonly children: () => ReactNode
}

/** A part of a long list, which is drawn while it is near what is looked at, or has the focus; its place is kept otherwise. */
export function Chunk({ children }: ChunkProps) {
  const place = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState<number | null>(null)
  useEffect(() => {
    const here = place.current
    if (!here) return
    const observer = new IntersectionObserver(
      (entries) => {
        const isNear = entries.at(-1)?.isIntersecting ?? true
        const isKept = isNear || here.contains(document.activeElement)
        setHeight(isKept ? null : here.offsetHeight)
      },
      { rootMargin: AHEAD },
    )
    observer.observe(here)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={place} style={height === null ? undefined : { height }}>
      {height === null && children()}
    </div>
  )
}
