import { useSearch } from '../ui/useSearch.ts'
import type { Compared } from './compared.ts'
import { type Shown, type Side, sides } from './picture.ts'

export type Chosen = ReturnType<typeof useChosen>

/** Which two of all pictures are looked at: the address says it, so that a comparison can be gone to again. */
export function useChosen(of: Compared) {
  const [search, change] = useSearch()
  const shownOf = (side: Side): Shown | undefined =>
    of[side].find(({ id }) => id === search.get(side)) ?? of[side][0]
  const shown = { left: shownOf('left'), right: shownOf('right') }
  const choose = (side: Side, id: string) => change((now) => now.set(side, id))
  return {
    shown,
    /** The one so many further, round and round. */
    step: (side: Side, by: 1 | -1) => {
      const next = furtherBy(of[side], shown[side], by)
      if (next) choose(side, next.id)
    },
    canStep: (side: Side) => of[side].length > 1,
    at: (side: Side) => ({
      at: of[side].findIndex(({ id }) => id === shown[side]?.id) + 1,
      of: of[side].length,
    }),
    both: sides.every((side) => shown[side] !== undefined),
  }
}

const furtherBy = (all: readonly Shown[], from: Shown | undefined, by: number): Shown | undefined =>
  all.at((all.findIndex(({ id }) => id === from?.id) + by) % all.length)
