import { useLayoutEffect } from 'react'
import { storeOf } from '../keep/store.ts'

/** How many parts on the screen want it to themselves: then no head of the site stands above it. */
export const bare = storeOf(0)

/** While this part is on the screen, the screen is its own. */
export function useBare(): void {
  useLayoutEffect(() => {
    bare.set(bare.last() + 1)
    return () => bare.set(bare.last() - 1)
  }, [])
}
