import type { Compared } from './compared.ts'
import { useAlign } from './useAlign.ts'
import { useChosen } from './useChosen.ts'
import { useLayers } from './useLayers.ts'
import { usePair } from './usePair.ts'

export type Looking = ReturnType<typeof useLooking>

/** Which two pictures are looked at, and how: all of it that can be said in an address is said there. */
export function useLooking(of: Compared) {
  const chosen = useChosen(of)
  const pair = usePair()
  const align = useAlign(pair, chosen)
  const layers = useLayers()
  return {
    chosen,
    pair,
    align,
    layers,
    /** Both as they were when one came. */
    reset: () => {
      pair.plainLights()
      align.undo()
    },
  }
}
