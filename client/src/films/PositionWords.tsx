import type { Rate } from '@rollcall/contract/filmFacts.ts'
import { feetOf, secondsOf, timecodeOf } from '@rollcall/contract/time.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import { useGauge } from './gauge.ts'
import styles from './Position.module.css'

interface PositionWordsProps {
  readonly frame: number
  readonly rate: Rate
}

/** One position as frame, timecode, seconds, and feet and frames of the gauge that the reader chose. */
export function PositionWords({ frame, rate }: PositionWordsProps) {
  const { t } = useTranslation('films')
  const { number } = useFormat()
  const [gauge, change] = useGauge()
  return (
    <span className={styles.words}>
      <span>{t('position.frame', { frame: number(frame) })}</span>
      <span>{timecodeOf(frame, rate)}</span>
      <span>{t('position.seconds', { seconds: secondsOf(frame, rate, 2) })}</span>
      <span>
        {feetOf(frame, gauge)}{' '}
        <button
          type="button"
          className={styles.gauge}
          aria-label={t('position.gauge', { gauge: t(`gauge.${gauge}`) })}
          onClick={change}
        >
          {t(`gauge.${gauge}`)}
        </button>
      </span>
    </span>
  )
}
