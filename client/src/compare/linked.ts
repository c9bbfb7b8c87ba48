import type { DeepZoom } from '../stills/DeepZoom.ts'

/** Two pictures move together until this is called off: what is done to one is done to the other, as it looks on the screen. */
export function linked(one: DeepZoom, other: DeepZoom): () => void {
  // What was done while they were apart stays as it is.
  one.takeMove()
  other.takeMove()
  const after = (from: DeepZoom, to: DeepZoom) => () => {
    const move = from.takeMove()
    if (move) to.move(move)
  }
  const ends = [one.moves.subscribe(after(one, other)), other.moves.subscribe(after(other, one))]
  return () => {
    for (const end of ends) end()
  }
}
