import type { Region, StillPage } from '@rollcall/contract/stills.ts'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useManName } from '../men/useManName.ts'
import type { DeepZoom } from './DeepZoom.ts'
import styles from './Stage.module.css'
import type { MenOnStill } from './useMen.ts'

interface MarksProps {
  readonly zoom: DeepZoom
  readonly still: StillPage
  readonly men: MenOnStill
  /** While another is being drawn they stay behind. */
  readonly quiet: boolean
}

/** The numbered marks, which keep to the picture however it is moved. */
export function Marks({ zoom, still, men, quiet }: MarksProps) {
  const nameOf = useManName()
  useSyncExternalStore(zoom.moves.subscribe, zoom.moves.last)
  const choose = useEffectEvent((id: string | undefined) => {
    const sighting = still.sightings.find(({ subjectId }) => subjectId === id)
    if (sighting) men.choose(sighting.subjectId)
  })
  // The library keeps a pressed pointer to itself, so it is the one that says where it was pressed.
  useEffect(
    () => zoom.onPress((target) => choose(target.closest<HTMLElement>('[data-man]')?.dataset.man)),
    [zoom],
  )
  // A smaller mark lies over a larger one, so that each can be pressed.
  const sizes = still.sightings.map(({ region }) => region.w * region.h).sort((a, b) => b - a)
  const above = ({ w, h }: Region) => sizes.indexOf(w * h)
  return createPortal(
    <div className={quiet ? styles.quiet : undefined}>
      {still.sightings.map(({ id, region, subjectId, subject }, at) => (
        <button
          key={id}
          type="button"
          className={styles.mark}
          style={{
            ...zoom.where.place(region),
            zIndex: men.chosen === subjectId ? still.sightings.length : above(region),
          }}
          aria-label={`${at + 1}: ${nameOf(subject)}`}
          aria-pressed={men.chosen === subjectId}
          data-man={subjectId}
          data-on={men.chosen === subjectId ? '' : undefined}
          data-near={men.near === subjectId ? '' : undefined}
          data-fresh={men.fresh === id ? '' : undefined}
          tabIndex={quiet ? -1 : 0}
          onClick={() => men.choose(subjectId)}
          onMouseEnter={() => men.setNear(subjectId)}
          onMouseLeave={() => men.setNear(null)}
          onFocus={() => men.setNear(subjectId)}
          onBlur={() => men.setNear(null)}
        >
          <span className={styles.number} aria-hidden="true">
            {at + 1}
          </span>
        </button>
      ))}
    </div>,
    zoom.layer,
  )
}
