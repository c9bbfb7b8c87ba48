import { type KeyboardEvent, useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { inBox, type Point } from '../looking/placement.ts'
import styles from './Points.module.css'
import type { Side } from './picture.ts'
import { pointing } from './pointing.ts'
import type { Align } from './useAlign.ts'

interface PointsProps {
  readonly zoom: DeepZoom
  readonly side: Side
  /** Whom the picture shows. */
  readonly name: string
  readonly align: Align
}

/** The two points on one of the faces; they can be taken hold of by hand and by keys. */
export function Points({ zoom, side, name, align }: PointsProps) {
  const { t } = useTranslation('compare')
  const at = useSyncExternalStore(zoom.at.subscribe, zoom.at.last)
  const two = align.points[side]
  const last = useEffectEvent(() => two)
  const move = useEffectEvent((which: 0 | 1, to: Point) => align.move(side, which, to))
  const place = useEffectEvent((which: 0 | 1, to: Point) => align.place(side, which, to))
  useEffect(() => {
    zoom.take(
      pointing({
        zoom,
        two: () => last(),
        onMove: (which, to) => move(which, to),
        onPlace: (which, to) => place(which, to),
      }),
    )
    return () => zoom.take(null)
  }, [zoom])
  const onKey = (event: KeyboardEvent, which: 0 | 1) => {
    const way = ways[event.key]
    if (!way && event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    const far = event.shiftKey ? 10 : 1
    const by = zoom.wayOf((way?.[0] ?? 0) * far, (way?.[1] ?? 0) * far)
    align.place(side, which, { x: two[which].x + by.x, y: two[which].y + by.y })
  }
  return createPortal(
    <>
      {align.isAligned && (
        <div className={styles.level} style={{ top: inBox(at, two[0]).y }} aria-hidden="true" />
      )}
      {([0, 1] as const).map((which) => {
        const { x, y } = inBox(at, two[which])
        return (
          <button
            key={which}
            type="button"
            className={styles.point}
            data-point={which}
            style={{ left: x, top: y }}
            aria-label={t('align.point', { n: which + 1, name })}
            onKeyDown={(event) => onKey(event, which)}
          >
            <span aria-hidden="true">{which + 1}</span>
          </button>
        )
      })}
    </>,
    zoom.layer,
  )
}

const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
