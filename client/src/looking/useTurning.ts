import { useSyncExternalStore } from 'react'
import type { DeepZoom } from './DeepZoom.ts'
import type { Turning } from './placement.ts'

const none = () => () => {}

/** How a picture is turned now. */
export function useTurning(zoom: DeepZoom | null): Turning {
  const subscribe = zoom?.at.subscribe ?? none
  const turn = useSyncExternalStore(subscribe, () => zoom?.at.last().turn ?? 0)
  const flip = useSyncExternalStore(subscribe, () => zoom?.at.last().flip ?? false)
  return { turn, flip }
}

export const useLoupe = (zoom: DeepZoom | null): boolean =>
  useSyncExternalStore(zoom?.loupe.subscribe ?? none, () => Boolean(zoom?.loupe.last()))
