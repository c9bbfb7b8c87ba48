import { useEffect, useState } from 'react'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { type Light, plainLight } from '../looking/light.ts'
import { linked } from './linked.ts'
import type { Side } from './picture.ts'

export type Pair = ReturnType<typeof usePair>

const other: Record<Side, Side> = { left: 'right', right: 'left' }

/** Two pictures beside each other: how each is looked at, which of them the tools act on, and whether they move together. */
export function usePair() {
  const [left, setLeft] = useState<DeepZoom | null>(null)
  const [right, setRight] = useState<DeepZoom | null>(null)
  const [lights, setLights] = useState<Record<Side, Light>>({ left: plainLight, right: plainLight })
  const [side, setSide] = useState<Side>('left')
  const [isLinked, setLinked] = useState(true)
  useEffect(
    () => (isLinked && left && right ? linked(left, right) : undefined),
    [isLinked, left, right],
  )
  return {
    zooms: { left, right } satisfies Record<Side, DeepZoom | null>,
    lights,
    side,
    isLinked,
    setSide,
    setLinked,
    setZoom: { left: setLeft, right: setRight },
    /** Light is each picture's own; how they are moved and turned is of both, when they are linked. */
    setLight: (light: Light) => setLights((all) => ({ ...all, [side]: light })),
    resetLights: () => setLights({ left: plainLight, right: plainLight }),
    changeSide: () => setSide(other[side]),
  }
}
