import { listSubjects } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useList } from '../api/queries.ts'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './HomeScreen.module.css'
import { Opening } from './Opening.tsx'
import { namedOf, shownOf } from './shown.ts'
import { useLiveWall } from './useLiveWall.ts'
import { Wall } from './Wall.tsx'
import { WallTop } from './WallTop.tsx'

/** What this is, in a sentence, and the wall of unknown men. */
export function HomeScreen() {
  const { t } = useTranslation('subjects')
  const [search] = useSearchParams()
  const men = useList(listSubjects, shownOf(search), { keep: true })
  useLiveWall()
  return (
    <div className={styles.home}>
      <DocumentTitle>{t('home.title')}</DocumentTitle>
      <Opening />
      <section aria-labelledby="wall">
        <WallTop id="wall" named={namedOf(search)} />
        <Refused error={men.error} onAgain={men.refetch} />
        <Wall list={men} named={namedOf(search)} />
      </section>
    </div>
  )
}
