import { useEffect, useState } from 'react'
import type { DeepZoom } from '../stills/DeepZoom.ts'
import { plainView, type View } from '../stills/view.ts'
import { linked } from './linked.ts'
import type { Side } from './picture.ts'

export type Pair = ReturnType<typeof usePair>

const other: Record<Side, Side> = { left: 'right', right: 'left' }

/** Two pictures beside each other: how each is looked at, which of them the tools act on, and whether they move together. */
export function usePair() {
  const [left, setLeft] = useState<DeepZoom | null>(null)
  const [right, setRight] = useState<DeepZoom | null>(null)
  const [views, setViews] = useState<Record<Side, View>>({ left: plainView, right: plainView })
  const [side, setSide] = useState<Side>('left')
  const [isLinked, setLinked] = useState(true)
  useEffect(
    () => (isLinked && left && right ? linked(left, right) : undefined),
    [isLinked, left, right],
  )
  return {
    zooms: { left, right } satisfies Record<Side, DeepZoom | null>,
    views,
    side,
    isLinked,
    setSide,
    setLinked,
    setZoom: { left: setLeft, right: setRight },
    /** Light is each picture's own; when they are linked, a turn turns both. */
    setView: (next: View) =>
      setViews((all) => ({
        ...all,
        [side]: next,
        ...(isLinked && { [other[side]]: turnedBy(all[other[side]], all[side], next) }),
      })),
    resetViews: () => setViews({ left: plainView, right: plainView }),
    changeSide: () => setSide(other[side]),
  }
}

/** A picture that is turned over turns the other way round. */
const turnedBy = (view: View, before: View, after: View): View => {
  const by = (after.turn - before.turn) * (before.flip ? -1 : 1) * (view.flip ? -1 : 1)
  return { ...view, turn: (view.turn + by + 720) % 360 }
}
