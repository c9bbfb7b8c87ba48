import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Pictured } from '../ui/Picture.tsx'
import { Painting, type Shown } from './Painting.ts'

/** Draws a picture into `host` by the GPU. False until it is drawn, and where there is no GPU. */
export function usePainting(host: RefObject<HTMLElement | null>, of: Pictured, shown: Shown) {
  const [isPainted, setPainted] = useState(false)
  const [losses, setLosses] = useState(0)
  const painting = useRef<Painting | null>(null)
  const last = useRef({ of, shown })
  last.current = { of, shown }
  const { at, light, glass } = shown
  // The same picture may be told anew, with other things about it.
  const which = of.pictures.map(({ url }) => url).join(' ')
  useEffect(() => {
    // Whoever loses it again and again has no more of it to give.
    if (!host.current || which === '' || losses > 2) return
    const onLost = () => setLosses((count) => count + 1)
    const made = Painting.in(host.current, last.current.of, {
      onPainted: () => setPainted(true),
      onLost,
    })
    painting.current = made
    made?.show(last.current.shown)
    return () => {
      setPainted(false)
      painting.current = null
      made?.end()
    }
  }, [host, which, losses])
  useEffect(() => painting.current?.show({ at, light, glass }), [at, light, glass])
  return isPainted
}
