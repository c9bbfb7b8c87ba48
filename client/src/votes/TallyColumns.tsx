import { answers, type Counts } from '@rollcall/contract/votes.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './TallyColumns.module.css'

/** The counted answers, each under its answer: it grows when it is first seen. */
export function TallyColumns({ of: counts }: { readonly of: Counts }) {
  const { t } = useTranslation('votes')
  const { list } = useFormat()
  const most = Math.max(1, ...Object.values(counts))
  const each = answers.map((answer) =>
    t('each', { answer: t(`answer.${answer}`), count: counts[answer] }),
  )
  return (
    <div className={styles.columns} role="img" aria-label={list(each)}>
      {answers.map((answer) => (
        <span key={answer}>
          <i>
            <i data-answer={answer} style={{ width: `${(counts[answer] / most) * 100}%` }} />
          </i>
          {counts[answer]}
        </span>
      ))}
    </div>
  )
}
