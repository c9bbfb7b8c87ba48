import type { DeepZoom } from '../looking/DeepZoom.ts'
import { likewise } from '../looking/placement.ts'

/**
 * Two pictures move together until this is called off: what is done to one is done to the other, as it looks on the screen,
 * and a loupe over one is a loupe over both. Not while they are being laid out apart.
 */
export function linked(one: DeepZoom, other: DeepZoom, isApart: () => boolean): () => void {
  let isFollowing = false
  const follow = (run: () => void) => {
    if (isFollowing) return
    isFollowing = true
    run()
    isFollowing = false
  }
  const after = (from: DeepZoom, to: DeepZoom) => {
    let before = from.at.last()
    return from.at.subscribe(() => {
      const [was, is] = [before, from.at.last()]
      before = is
      if (!isApart()) follow(() => to.set(likewise(to.at.last(), was, is)))
    })
  }
  const looking = (from: DeepZoom, to: DeepZoom) =>
    from.loupe.subscribe(() => follow(() => to.loupe.set(from.loupe.last())))
  const ends = [after(one, other), after(other, one), looking(one, other), looking(other, one)]
  return () => {
    for (const end of ends) end()
  }
}
