import { useTranslation } from 'react-i18next'
import styles from './Caption.module.css'
import type { Shown, Side } from './picture.ts'
import sign from './Sign.module.css'
import type { Chosen } from './useChosen.ts'

interface CaptionProps {
  readonly side: Side
  readonly of: Shown
  readonly chosen: Chosen
}

/** What a picture is, and the way to the man's others: below it, on a phone in its corners. */
export function Caption({ side, of: { man, when, region, caption }, chosen }: CaptionProps) {
  const { t } = useTranslation('compare')
  const { at, of } = chosen.at(side)
  // A portrait’s own line says when it was made.
  const dated = region ? when : null
  return (
    <div className={styles.caption} data-side={side}>
      <p className={styles.words}>
        <b data-dated={dated !== null}>
          <span className={styles.man}>{man}</span>
          {dated && <span className={styles.when}>{dated}</span>}
        </b>
        <span className={styles.source}>{caption}</span>
        {of > 1 && <span className={styles.place}>{t('at', { at, of })}</span>}
      </p>
      {of > 1 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend; this is two buttons.
        <div className={styles.pager} role="group" aria-label={t(`others.${side}`)}>
          <button
            type="button"
            className={sign.sign}
            aria-label={t('pictureBefore')}
            onClick={() => chosen.step(side, -1)}
          >
            <span aria-hidden="true">‹</span>
          </button>
          <span className={styles.at}>{t('at', { at, of })}</span>
          <button
            type="button"
            className={sign.sign}
            aria-label={t('pictureNext')}
            onClick={() => chosen.step(side, 1)}
          >
            <span aria-hidden="true">›</span>
          </button>
        </div>
      )}
    </div>
  )
}
