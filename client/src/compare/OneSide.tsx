import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Stage } from '../looking/Stage.tsx'
import { Caption } from './Caption.tsx'
import { Frame } from './Frame.tsx'
import styles from './Pair.module.css'
import type { Shown, Side } from './picture.ts'
import type { Chosen } from './useChosen.ts'
import type { Pair } from './usePair.ts'

interface OneSideProps {
  readonly pair: Pair
  readonly side: Side
  readonly shown: Shown
  readonly chosen: Chosen
}

/** One of the two pictures, and what it is. */
export function OneSide({ pair, side, shown, chosen }: OneSideProps) {
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
      <Caption side={side} of={shown} chosen={chosen} />
    </div>
  )
}
