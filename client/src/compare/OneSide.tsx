import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Stage } from '../looking/Stage.tsx'
import { Caption } from './Caption.tsx'
import { Echo } from './Echo.tsx'
import { Frame } from './Frame.tsx'
import styles from './Pair.module.css'
import { Points } from './Points.tsx'
import type { Shown, Side } from './picture.ts'
import type { Looking } from './useLooking.ts'
import { regionOf } from './usePair.ts'

interface OneSideProps {
  readonly looking: Looking
  readonly side: Side
  readonly shown: Shown
}

/** One of the two pictures, and what it is. */
export function OneSide({ looking, side, shown }: OneSideProps) {
  const { t } = useTranslation('compare')
  const { pair, chosen, align, layers } = looking
  const zoom = pair.zooms[side]
  const other = pair.zooms[side === 'left' ? 'right' : 'left']
  const region = regionOf(shown)
  const begun = useRef<unknown>(null)
  useEffect(() => {
    if (!zoom || begun.current === zoom) return
    begun.current = zoom
    pair.layApart((one, which) => which === side && one.begin(region))
  }, [zoom, region, side, pair])
  return (
    <div
      className={styles.side}
      data-side={side}
      data-seen={layers.seen === side ? '' : undefined}
      onPointerDownCapture={() => pair.setTouched(side)}
      onFocusCapture={() => pair.setTouched(side)}
    >
      <Stage
        key={shown.id}
        of={shown.of}
        label={t('stage', { name: shown.name })}
        light={pair.lights[side]}
        onZoom={pair.setZoom[side]}
      >
        {zoom && align.isOpen && <Points zoom={zoom} side={side} name={shown.name} align={align} />}
        {zoom && other && pair.target === 'both' && layers.mode === 'pair' && (
          <Echo zoom={zoom} other={other} />
        )}
        {zoom && region && !align.isOpen && !align.isAligned && layers.mode === 'pair' && (
          <Frame zoom={zoom} region={region} />
        )}
      </Stage>
      <Caption side={side} of={shown} chosen={chosen} />
    </div>
  )
}
