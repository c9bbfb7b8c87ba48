import { getFilm } from '@rollcall/contract/films.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { Beside, BesideLoading } from '../ui/Beside.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
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
  useFilmLive(filmId)
  if (film.error && !film.data)
    return (
      <Page title={t('film')}>
        <Refused error={film.error} onAgain={film.refetch} />
      </Page>
    )
  if (!film.data) return <BesideLoading />
  const { facts, state, title } = film.data
  return (
    <Beside side={<FilmPanel film={film.data} />}>
      <DocumentTitle>{title}</DocumentTitle>
      {state === 'ready' && facts ? (
        <FilmRoom key={film.data.id} film={film.data} facts={facts} />
      ) : (
        <Ingest film={film.data} />
      )}
    </Beside>
  )
}
