import type { DeepZoom } from '../looking/DeepZoom.ts'
import { likewise } from '../looking/placement.ts'

/** Two pictures move together until this is called off: what is done to one is done to the other, as it looks on the screen. */
export function linked(one: DeepZoom, other: DeepZoom): () => void {
  let isFollowing = false
  const after = (from: DeepZoom, to: DeepZoom) => {
    let before = from.at.last()
    return from.at.subscribe(() => {
      const [was, is] = [before, from.at.last()]
      before = is
      if (isFollowing) return
      isFollowing = true
      to.set(likewise(to.at.last(), was, is))
      isFollowing = false
    })
  }
  const ends = [after(one, other), after(other, one)]
  return () => {
    for (const end of ends) end()
  }
}
