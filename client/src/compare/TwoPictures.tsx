import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { AlignTold } from './AlignTold.tsx'
import { LayerTools } from './LayerTools.tsx'
import { OneSide } from './OneSide.tsx'
import styles from './Pair.module.css'
import { sides } from './picture.ts'
import type { Looking } from './useLooking.ts'

/** The two pictures, as large as the window allows, beside or over each other. */
export function TwoPictures({ looking }: { readonly looking: Looking }) {
  const { t } = useTranslation('compare')
  const { chosen, layers, align } = looking
  const laid = { '--cut': layers.cut / 100, '--opacity': layers.opacity / 100 } as CSSProperties
  return (
    <div className={styles.pictures} data-mode={layers.mode} style={laid}>
      {sides.map((side) => {
        const shown = chosen.shown[side]
        return shown ? (
          <OneSide key={side} looking={looking} side={side} shown={shown} />
        ) : (
          <p key={side} className={styles.none}>
            {t('onlyOne')}
          </p>
        )
      })}
      {align.isOpen ? <AlignTold align={align} /> : <LayerTools layers={layers} />}
    </div>
  )
}
