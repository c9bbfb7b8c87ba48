import { listFilms } from '@rollcall/contract/films.ts'
import type { CampId } from '@rollcall/contract/ids.ts'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { useList } from '../api/queries.ts'
import { OfCamp } from '../camps/OfCamp.tsx'
import { useOfCamp } from '../camps/useOfCamp.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Rows } from '../ui/Rows.tsx'
import { FilmRow } from './FilmRow.tsx'
import { OfCollection } from './OfCollection.tsx'
import { Photos } from './Photos.tsx'
import { SourceChoices } from './SourceChoices.tsx'
import { SourcesFound } from './SourcesFound.tsx'
import { isToldApart } from './sourcesAsked.ts'

/** All films and photos, newest first, or those that were asked for. */
export function FilmsScreen() {
  const { t } = useTranslation('films')
  const ofCamp = useOfCamp()
  const [search] = useSearchParams()
  const mayAdd = useMe()?.can.contribute ?? false
  return (
    <Page title={t('films')} intro={<p>{t('filmsIntro')}</p>}>
      {mayAdd && (
        <p>
          <ButtonLink to="/add">{t('add')}</ButtonLink>
        </p>
      )}
      <p>
        <Link data-alone="" to="/stills">
          {t('all.link')}
        </Link>
        {' · '}
        <Link data-alone="" to="/documents">
          {t('documents')}
        </Link>
      </p>
      <OfCamp {...ofCamp} all="/films" />
      <OfCollection />
      <SourceChoices />
      {isToldApart(search) ? <SourcesFound /> : <FilmsAndPhotos of={ofCamp} />}
    </Page>
  )
}

/** All of them, the films first, of one camp where the address says so. */
function FilmsAndPhotos({ of }: { readonly of: { readonly campId?: CampId } }) {
  const films = useList(listFilms, { query: of })
  return (
    <>
      <Refused error={films.error} onAgain={films.refetch} />
      {films.isPending && <Loading rows={4} height="11rem" />}
      {films.items?.length === 0 && <NoFilms />}
      <Rows>
        {films.items?.map((film, at) => (
          <FilmRow key={film.id} film={film} first={at < 3} />
        ))}
      </Rows>
      <More list={films} />
      <Photos of={of} />
    </>
  )
}

function NoFilms() {
  const { t } = useTranslation('films')
  const mayAdd = useMe()?.can.contribute ?? false
  return (
    <Empty title={t('none.title')}>
      <p>{t('none.text')}</p>
      <p>{t(mayAdd ? 'none.add' : 'none.signIn')}</p>
      {!mayAdd && <ButtonLink to="/sign-in?to=%2Fadd">{t('none.toSignIn')}</ButtonLink>}
    </Empty>
  )
}
