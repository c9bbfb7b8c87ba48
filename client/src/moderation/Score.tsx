import type { QueueItem } from '@rollcall/contract/moderation.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './Score.module.css'

/** The score, and on asking what it is made of. */
export function Score({ of: { total, parts } }: { readonly of: QueueItem['score'] }) {
  const { t } = useTranslation('moderation')
  const { number } = useFormat()
  return (
    <details className={styles.score}>
      <summary>{t('desk.score', { score: number(total) })}</summary>
      <ul>
        {parts.map(({ what, points }) => (
          <li key={what}>
            <b>{number(points)}</b> <span>{t(`part.${what}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
