import { useEffect, useRef, useState } from 'react'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { type Light, plainLight } from '../looking/light.ts'
import { linked } from './linked.ts'
import { type Shown, type Side, sides } from './picture.ts'

export type Pair = ReturnType<typeof usePair>

/** What the tools act on: one picture, which then moves alone, or both, which then move together. */
export const targets = ['left', 'both', 'right'] as const
export type Target = (typeof targets)[number]

/** So much nearer by one press. */
const step = 1.4
/** So many degrees by one press. */
const degree = 1

/** Two pictures: how each is looked at, which of them the tools act on, and whether they move together. */
export function usePair() {
  const [left, setLeft] = useState<DeepZoom | null>(null)
  const [right, setRight] = useState<DeepZoom | null>(null)
  const [lights, setLights] = useState<Record<Side, Light>>({ left: plainLight, right: plainLight })
  const [touched, setTouched] = useState<Side>('right')
  const [target, setTarget] = useState<Target>('both')
  const isApart = useRef(false)
  const isLinked = target === 'both'
  useEffect(
    () => (isLinked && left && right ? linked(left, right, () => isApart.current) : undefined),
    [isLinked, left, right],
  )
  const zooms: Record<Side, DeepZoom | null> = { left, right }
  const side = isLinked ? touched : target
  const zoom = zooms[side]
  return {
    zooms,
    lights,
    target,
    setTarget,
    /** The picture that was touched last, or that the tools act on alone. */
    side,
    /** Where each moves alone, the tools act on the one that is touched. */
    setTouched: (one: Side) => {
      setTouched(one)
      if (!isLinked) setTarget(one)
    },
    zoom,
    setZoom: { left: setLeft, right: setRight },
    light: lights[side],
    setLight: (light: Light) =>
      setLights((all) => (isLinked ? { left: light, right: light } : { ...all, [side]: light })),
    nearer: () => zoom?.zoom(step),
    farther: () => zoom?.zoom(1 / step),
    turnBy: (degrees: number = degree) => {
      const at = zoom?.at.last()
      if (at) zoom?.turn({ flip: at.flip, turn: at.turn + degrees })
    },
    flip: () => {
      const at = zoom?.at.last()
      if (at) zoom?.turn({ flip: !at.flip, turn: -at.turn })
    },
    /** Lays each of them as said, without taking the other along. */
    layApart: (lay: (zoom: DeepZoom, side: Side) => void) => {
      isApart.current = true
      for (const one of sides) {
        const its = zooms[one]
        if (its) lay(its, one)
      }
      isApart.current = false
    },
    plainLights: () => setLights({ left: plainLight, right: plainLight }),
  }
}

export const regionOf = (shown: Shown | undefined) => shown?.region ?? null
