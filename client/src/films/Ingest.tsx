import type { Film } from '@rollcall/contract/films.ts'
import { useTranslation } from 'react-i18next'
import { Progress } from '../ui/Progress.tsx'
import styles from './Ingest.module.css'

/** How far a film is on its way to being looked at, or why it did not get there. */
export function Ingest({ film }: { readonly film: Film }) {
  const { t } = useTranslation('films')
  if (film.state === 'failed')
    return (
      <div className={styles.ingest} role="alert">
        <p className={styles.failed}>{t('state.failed')}</p>
        {film.failure && <p lang="en">{film.failure}</p>}
        <p>{t('failedWhatNow')}</p>
      </div>
    )
  return (
    <div className={styles.ingest}>
      <Progress
        doing={t(stages[film.progress.doing ?? ''] ?? 'state.doing')}
        done={film.progress.done}
      />
      <p>{t('ingestStays')}</p>
    </div>
  )
}

/** What the worker says it is doing, where we have words for it in every language. */
const stages: Record<string, `doing.${'reading' | 'conforming' | 'searching' | 'stills'}`> = {
  'reading the film': 'doing.reading',
  'making the rendition': 'doing.conforming',
  'looking for shots': 'doing.searching',
  'making stills': 'doing.stills',
}
