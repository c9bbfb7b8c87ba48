import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OneSide } from './OneSide.tsx'
import styles from './Pair.module.css'
import type { Shown } from './picture.ts'
import { sides } from './picture.ts'
import { Tools } from './Tools.tsx'
import { usePair } from './usePair.ts'

export interface Compared {
  readonly left: readonly Shown[]
  readonly right: readonly Shown[]
}

/** Two pictures that are looked at side by side. */
export function TwoPictures({ of }: { readonly of: Compared }) {
  const { t } = useTranslation('compare')
  const pair = usePair()
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const shown = {
    left: of.left.find(({ id }) => id === chosen['left']) ?? of.left[0],
    right: of.right.find(({ id }) => id === chosen['right']) ?? of.right[0],
  }
  const reset = () => {
    pair.resetLights()
    for (const side of sides) pair.zooms[side]?.begin(shown[side]?.region ?? null)
  }
  return (
    <div className={styles.pair}>
      <Tools pair={pair} onReset={reset} />
      <div className={styles.pictures}>
        {sides.map((side) => {
          const one = shown[side]
          return one ? (
            <OneSide
              key={side}
              pair={pair}
              side={side}
              all={of[side]}
              shown={one}
              onChoose={(id) => setChosen({ ...chosen, [side]: id })}
            />
          ) : (
            <p key={side} className={styles.none}>
              {t('onlyOne')}
            </p>
          )
        })}
      </div>
    </div>
  )
}
