import { useEffect, useState } from 'react'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { type Light, plainLight } from '../looking/light.ts'
import type { Turning } from '../looking/placement.ts'
import { linked } from './linked.ts'
import { type Shown, type Side, sides } from './picture.ts'

export type Pair = ReturnType<typeof usePair>

/** So much nearer by one press. */
const step = 1.4

const other: Record<Side, Side> = { left: 'right', right: 'left' }

/** Two pictures beside each other: how each is looked at, which of them the tools act on, and whether they move together. */
export function usePair() {
  const [left, setLeft] = useState<DeepZoom | null>(null)
  const [right, setRight] = useState<DeepZoom | null>(null)
  const [lights, setLights] = useState<Record<Side, Light>>({ left: plainLight, right: plainLight })
  const [side, setSide] = useState<Side>('right')
  const [isLinked, setLinked] = useState(true)
  useEffect(
    () => (isLinked && left && right ? linked(left, right) : undefined),
    [isLinked, left, right],
  )
  const zooms: Record<Side, DeepZoom | null> = { left, right }
  return {
    zooms,
    lights,
    side,
    isLinked,
    setSide,
    setLinked,
    setZoom: { left: setLeft, right: setRight },
    /** Light is each picture's own; how they are moved and turned is of both, when they are linked. */
    setLight: (light: Light) => setLights((all) => ({ ...all, [side]: light })),
    turn: (turning: Turning) => zooms[side]?.turn(turning),
    nearer: () => zooms[side]?.zoom(step),
    farther: () => zooms[side]?.zoom(1 / step),
    changeSide: () => setSide(other[side]),
    /** Brings both to where they began. */
    reset: (shown: Readonly<Record<Side, Shown | undefined>>) => {
      setLights({ left: plainLight, right: plainLight })
      for (const one of sides) zooms[one]?.begin(shown[one]?.region ?? null)
    },
  }
}
