import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Stage } from '../looking/Stage.tsx'
import { Crop } from '../ui/Crop.tsx'
import { Picture } from '../ui/Picture.tsx'
import { Frame } from './Frame.tsx'
import styles from './Pair.module.css'
import type { Shown, Side } from './picture.ts'
import type { Pair } from './usePair.ts'

interface OneSideProps {
  readonly pair: Pair
  readonly side: Side
  readonly all: readonly Shown[]
  readonly shown: Shown
  readonly onChoose: (id: string) => void
}

/** One of the two pictures, and under it what it is and the others there are. */
export function OneSide({ pair, side, all, shown, onChoose }: OneSideProps) {
  const { t } = useTranslation('compare')
  const zoom = pair.zooms[side]
  const { region } = shown
  const begun = useRef<unknown>(null)
  useEffect(() => {
    if (!zoom || begun.current === zoom) return
    begun.current = zoom
    zoom.begin(region)
  }, [zoom, region])
  return (
    <div
      className={styles.side}
      data-on={pair.side === side ? '' : undefined}
      onPointerDownCapture={() => pair.setSide(side)}
      onFocusCapture={() => pair.setSide(side)}
    >
      <Stage
        key={shown.id}
        of={shown.of}
        label={t('stage', { name: shown.name })}
        light={pair.lights[side]}
        onZoom={pair.setZoom[side]}
      >
        {zoom && region && <Frame zoom={zoom} region={region} />}
      </Stage>
      <p className={styles.caption}>{shown.caption}</p>
      {all.length > 1 && (
        <ul className={styles.others} aria-label={t(`others.${side}`)}>
          {all.map((one) => (
            <li key={one.id}>
              <button type="button" aria-pressed={one === shown} onClick={() => onChoose(one.id)}>
                <Thumb of={one} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Thumb({ of: { of, region, name } }: { readonly of: Shown }) {
  return region ? (
    <Crop of={of} region={region} alt={name} sizes="3rem" />
  ) : (
    <Picture of={of} alt={name} sizes="3rem" />
  )
}
