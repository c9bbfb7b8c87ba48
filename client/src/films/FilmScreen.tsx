import { getFilm } from '@rollcall/contract/films.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { Beside } from '../ui/Beside.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { FilmPanel } from './FilmPanel.tsx'
import { FilmRoom } from './FilmRoom.tsx'
import { Ingest } from './Ingest.tsx'
import { useFilmLive } from './useFilmLive.ts'

/** A film: to be looked through frame by frame once it is ready, and how far it is until then. */
export function FilmScreen() {
  const { t } = useTranslation('films')
  const filmId = useIdParam('filmId')
  const film = useGet(getFilm, { params: { filmId } })
  const [search] = useSearchParams()
  useFilmLive(filmId)
  if (!film.data)
    return (
      <Page title={t('film')}>
        {film.error ? (
          <Refused error={film.error} onAgain={film.refetch} />
        ) : (
          <Loading rows={3} height="12rem" />
        )}
      </Page>
    )
  const { facts, state, title } = film.data
  const start = Math.trunc(Number(search.get('frame'))) || 0
  return (
    <Beside side={<FilmPanel film={film.data} />}>
      <DocumentTitle>{title}</DocumentTitle>
      {state === 'ready' && facts ? (
        <FilmRoom film={film.data} facts={facts} start={start} />
      ) : (
        <Ingest film={film.data} />
      )}
    </Beside>
  )
}
