import type { Film } from '@rollcall/contract/films.ts'
import { useTranslation } from 'react-i18next'
import { Progress } from '../ui/Progress.tsx'
import styles from './Ingest.module.css'
import { RuleIngest } from './RuleIngest.tsx'
import { stages } from './stages.ts'

/** How far a film is on its way to being looked at, or why it did not get there. */
export function Ingest({ film }: { readonly film: Film }) {
  const { t } = useTranslation('films')
  if (film.state === 'failed')
    return (
      <div className={styles.ingest} role="alert">
        <p className={styles.failed}>{t(film.cancelled ? 'state.cancelled' : 'state.failed')}</p>
        {film.cancelled ? (
          <p>{t('cancelledWhatNow')}</p>
        ) : (
          film.failure && <p lang="en">{film.failure}</p>
        )}
        {!film.cancelled && <p>{t('failedWhatNow')}</p>}
        <RuleIngest film={film} />
      </div>
    )
  return (
    <div className={styles.ingest}>
      <Progress
        doing={t(stages[film.progress.doing ?? ''] ?? 'state.doing')}
        done={film.progress.done}
      />
      <p>{t('ingestStays')}</p>
      <RuleIngest film={film} />
    </div>
  )
}
