import { useEffect, useEffectEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Playing } from './FilmPlayer.ts'

/** The frame in the address, at which a film opens. */
export function usePlaceInAddress(): number {
  const [search] = useSearchParams()
  const [first] = useState(() => Math.trunc(Number(search.get('frame'))) || 0)
  return first
}

/** How long it has to stand at a frame before the address says so. */
const rest = 600

/** Whoever comes back from a still, or gets the address from somebody, is where one was. */
export function useKeptPlace({ frame, speed }: Playing): void {
  const [search, setSearch] = useSearchParams()
  const write = useEffectEvent(() => {
    const said = Number(search.get('frame') ?? 0)
    if (said === frame) return
    setSearch({ frame: String(frame) }, { replace: true, preventScrollReset: true })
  })
  useEffect(() => {
    if (speed !== 0) return
    const timer = setTimeout(() => write(), rest)
    return () => clearTimeout(timer)
  }, [frame, speed])
}
