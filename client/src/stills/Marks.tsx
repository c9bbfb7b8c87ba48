import type { StillPage } from '@rollcall/contract/stills.ts'
import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { boxAround } from '../looking/placement.ts'
import { useManName } from '../men/useManName.ts'
import { laid } from './laid.ts'
import styles from './Marks.module.css'
import { numberSize, numbersBeside } from './numbers.ts'
import type { MenOnStill } from './useMen.ts'

interface MarksProps {
  readonly zoom: DeepZoom
  readonly still: StillPage
  readonly men: MenOnStill
  /** While another is being drawn they stay behind. */
  readonly quiet: boolean
}

/** The numbered marks, which keep to the picture however it is moved. */
export function Marks({ zoom, still: { sightings }, men, quiet }: MarksProps) {
  const nameOf = useManName()
  const at = useSyncExternalStore(zoom.at.subscribe, zoom.at.last)
  // A smaller mark lies over a larger one, so that each can be pressed.
  const sizes = sightings.map(({ region }) => region.w * region.h).sort((a, b) => b - a)
  const numbers = numbersBeside(
    sightings.map(({ region }) => boxAround(at, region)),
    sightings.map((_, index) => numberSize(index + 1)),
    sightings.findIndex(({ subjectId }) => subjectId === (men.near ?? men.chosen)),
    zoom.box,
  )
  return createPortal(
    <div className={quiet ? styles.quiet : undefined}>
      {sightings.map(({ id, region, subjectId, subject }, index) => (
        <button
          key={id}
          type="button"
          className={styles.mark}
          style={{
            ...laid(at, region),
            zIndex:
              men.chosen === subjectId ? sightings.length : sizes.indexOf(region.w * region.h),
          }}
          aria-label={`${index + 1}: ${nameOf(subject)}`}
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
        />
      ))}
      {sightings.map(({ id, subjectId }, index) => {
        const place = numbers[index]
        return (
          place && (
            <span
              key={id}
              className={styles.number}
              style={{ left: place.x, top: place.y, width: place.w, height: place.h }}
              data-on={men.chosen === subjectId ? '' : undefined}
              aria-hidden="true"
            >
              {index + 1}
            </span>
          )
        )
      })}
    </div>,
    zoom.layer,
  )
}
