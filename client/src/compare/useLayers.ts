import { useEffect, useState } from 'react'
import { put } from '../ui/searchWith.ts'
import { useSearch } from '../ui/useSearch.ts'
import { fastestBlinkMs, type Mode, modeOf } from './mode.ts'
import type { Side } from './picture.ts'

export type Layers = ReturnType<typeof useLayers>

const calm = matchMedia('(prefers-reduced-motion: reduce)')

/** How the two lie: the address says which way, and what belongs to that way is of this visit. */
export function useLayers() {
  const [search, write] = useSearch()
  const [cut, setCut] = useState(50)
  const [opacity, setOpacity] = useState(50)
  const [seen, setSeen] = useState<Side>('left')
  const [blinkMs, setBlinkMs] = useState(1000)
  const [isBlinking, setBlinking] = useState(false)
  const mode = modeOf(search.get('mode'))
  const change = () => setSeen((side) => (side === 'left' ? 'right' : 'left'))
  useEffect(() => {
    if (mode !== 'blink' || !isBlinking) return
    const timer = setInterval(change, Math.max(fastestBlinkMs, blinkMs))
    return () => clearInterval(timer)
  }, [mode, isBlinking, blinkMs])
  return {
    mode,
    setMode: (next: Mode) => {
      setBlinking(false)
      write((now) => put(now, 'mode', next === 'pair' ? null : next))
    },
    ...{ cut, setCut, opacity, setOpacity },
    /** Which of the two is seen while they take turns. */
    seen,
    change,
    ...{ blinkMs, setBlinkMs, isBlinking },
    /** Whoever wants no motion changes them himself. */
    canBlink: !calm.matches,
    setBlinking,
  }
}
