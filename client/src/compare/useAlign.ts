import { useEffect, useEffectEvent, useState } from 'react'
import { forget, keep, readKept } from '../keep/kept.ts'
import type { Point } from '../looking/placement.ts'
import { put } from '../ui/searchWith.ts'
import { useSearch } from '../ui/useSearch.ts'
import {
  type Aligned,
  alignedIn,
  guessed,
  inOrder,
  readAligned,
  type Two,
  withPoint,
  written,
} from './align.ts'
import { type Side, sides } from './picture.ts'
import type { Chosen } from './useChosen.ts'
import { type Pair, regionOf } from './usePair.ts'

export type Align = ReturnType<typeof useAlign>

interface State {
  /** Which two pictures it is about. */
  readonly pair: string
  /** Null until one of the points has been brought somewhere. */
  readonly points: Aligned | null
  /** Which of the four were: `left0`, `right1`. */
  readonly placed: readonly string[]
}

/** An address has to rest so long before it is written: browsers refuse one that changes all the time. */
const restMs = 400

/** Two points on each of two faces, by which the pictures are brought over each other; kept for each pair of pictures. */
export function useAlign(pair: Pair, chosen: Chosen) {
  const { left, right } = chosen.shown
  const [search, write] = useSearch()
  const [isOpen, setOpen] = useState(false)
  const which = `${left?.id}.${right?.id}`
  const kept = `align.${which}`
  const begun = (): State => {
    const points = readAligned(search.get('align')) ?? readAligned(readKept(kept))
    return { pair: which, points, placed: points ? all : [] }
  }
  const [last, setState] = useState(begun)
  const state = last.pair === which ? last : begun()
  if (state !== last) setState(state)
  const isAligned = state.points !== null && all.every((one) => state.placed.includes(one))
  const text = isAligned && state.points ? written(state.points) : null

  const guess = (side: Side): Two => {
    const shown = chosen.shown[side]
    return guessed(regionOf(shown), shown?.of ?? { width: 1, height: 1 })
  }
  const points = state.points ?? { left: guess('left'), right: guess('right') }
  const lay = useEffectEvent(() => {
    if (isAligned)
      pair.layApart((zoom, side) => zoom.set(alignedIn(zoom.at.last(), points[side], zoom.box)))
  })
  const say = useEffectEvent((found: string | null) => {
    if (found === search.get('align')) return
    write((now) => put(now, 'align', found))
  })
  const [one, other] = [pair.zooms.left, pair.zooms.right]
  useEffect(() => {
    if (text && one && other) lay()
  }, [text, one, other])
  useEffect(() => whenResized(one?.layer, () => lay()), [one])
  // At once, for whoever leaves before the address says it.
  useEffect(() => {
    if (text) keep(kept, text)
  }, [text, kept])
  useEffect(() => {
    const timer = setTimeout(() => say(text), restMs)
    return () => clearTimeout(timer)
  }, [text])

  const set = (points: Aligned, placed: readonly string[]) =>
    setState({ pair: which, points, placed })
  return {
    isOpen,
    setOpen,
    isAligned,
    points,
    /** A point on its way. */
    move: (side: Side, at: 0 | 1, to: Point) =>
      set({ ...points, [side]: withPoint(points[side], at, to) }, without(state.placed, side, at)),
    /** A point where it belongs; once all four are, the pictures are aligned. */
    place: (side: Side, at: 0 | 1, to: Point) => {
      const next = { ...points, [side]: withPoint(points[side], at, to) }
      const placed = [...without(state.placed, side, at), `${side}${at}`]
      set(placed.length === all.length ? ordered(next, pair) : next, placed)
    },
    undo: () => {
      forget(kept)
      setState({ pair: which, points: null, placed: [] })
      pair.layApart((zoom, side) => zoom.begin(regionOf(chosen.shown[side])))
    },
  }
}

const all = sides.flatMap((side) => [`${side}0`, `${side}1`])

const without = (placed: readonly string[], side: Side, at: 0 | 1) =>
  placed.filter((one) => one !== `${side}${at}`)

const ordered = (points: Aligned, { zooms }: Pair): Aligned => {
  const inOrderOn = (side: Side) => {
    const at = zooms[side]?.at.last()
    return at ? inOrder(points[side], at) : points[side]
  }
  return { left: inOrderOn('left'), right: inOrderOn('right') }
}

/** Runs after the picture has found its place in a box of another size. */
function whenResized(element: HTMLElement | undefined, run: () => void): () => void {
  if (!element) return () => {}
  const watching = new ResizeObserver(() => requestAnimationFrame(run))
  watching.observe(element)
  return () => watching.disconnect()
}
