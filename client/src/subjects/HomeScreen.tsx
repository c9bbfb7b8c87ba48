import { listSubjects } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useList } from '../api/queries.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { Refused } from '../ui/Refused.tsx'
import { DecidedLately } from './DecidedLately.tsx'
import styles from './HomeScreen.module.css'
import { InMaking } from './InMaking.tsx'
import { NewestFilms } from './NewestFilms.tsx'
import { Opening } from './Opening.tsx'
import { Steps } from './Steps.tsx'
import { shownOf, standingIn } from './shown.ts'
import { useLiveWall } from './useLiveWall.ts'
import { useNews } from './useNews.ts'
import { Wall } from './Wall.tsx'
import { WallTop } from './WallTop.tsx'

/** What this is, in a sentence; the wall of unknown men; what was decided, what there is to see, and how it goes. */
export function HomeScreen() {
  const { t } = useTranslation('subjects')
  const [search] = useSearchParams()
  const shown = standingIn(search)
  const asked = shownOf(search)
  const men = useList(listSubjects, asked, { keep: true })
  useLiveWall(asked)
  const news = useNews(men.isPlaceholderData ? undefined : men.items, shown)
  return (
    <div className={styles.home}>
      <DocumentTitle>{t('home.title')}</DocumentTitle>
      <Opening />
      <InMaking />
      <section aria-labelledby="wall">
        <WallTop id="wall" shown={shown} />
        <Refused error={men.error} onAgain={men.refetch} />
        <Wall list={men} shown={shown} news={news} />
        {shown !== 'confirmed' && men.items?.length !== 0 && (
          <ButtonLink kind="plain" to={{ pathname: '/sheet', search: `${search}` }}>
            {t('wall.sheet')}
          </ButtonLink>
        )}
      </section>
      <DecidedLately />
      <NewestFilms />
      <Steps />
    </div>
  )
}
