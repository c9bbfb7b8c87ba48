import { useTranslation } from 'react-i18next'
import { OneSide } from './OneSide.tsx'
import styles from './Pair.module.css'
import { sides } from './picture.ts'
import type { Chosen } from './useChosen.ts'
import type { Pair } from './usePair.ts'

interface TwoPicturesProps {
  readonly pair: Pair
  readonly chosen: Chosen
}

/** The two pictures, as large as the window allows. */
export function TwoPictures({ pair, chosen }: TwoPicturesProps) {
  const { t } = useTranslation('compare')
  return (
    <div className={styles.pictures}>
      {sides.map((side) => {
        const shown = chosen.shown[side]
        return shown ? (
          <OneSide key={side} pair={pair} side={side} shown={shown} chosen={chosen} />
        ) : (
          <p key={side} className={styles.none}>
            {t('onlyOne')}
          </p>
        )
      })}
    </div>
  )
}
