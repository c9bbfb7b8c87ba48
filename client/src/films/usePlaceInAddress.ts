import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAddress } from '../ui/useAddress.ts'
import type { Playing } from './FilmPlayer.ts'

/** The frame in the address, at which a film opens. */
export function usePlaceInAddress(): number {
  const [search] = useSearchParams()
  const [first] = useState(() => frameIn(search))
  return first
}

/** How long it has to stand at a frame before the address says so. */
const REST_MS = 600

/** Whoever comes back from a still, or gets the address from somebody, is where one was; null until the film is there. */
export function useKeptPlace(now: Playing | null): void {
  const [search] = useSearchParams()
  const isSaid = !now || now.frame === frameIn(search)
  useAddress(isSaid ? null : `?frame=${now.frame}`, now?.speed === 0 ? REST_MS : null)
}

const frameIn = (search: URLSearchParams): number => Math.trunc(Number(search.get('frame'))) || 0
