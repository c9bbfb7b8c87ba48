import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import { type Film, getFilm } from '@rollcall/contract/films.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { Beside, BesideLoading } from '../ui/Beside.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Veil } from '../ui/Veil.tsx'
import { useIsVeiled } from '../ui/veil.ts'
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
        <Ready key={`${film.data.id} ${film.data.plays?.name}`} film={film.data} facts={facts} />
      ) : (
        <Ingest film={film.data} />
      )}
    </Beside>
  )
}

/** With a content warning nothing of it is fetched until somebody asks to see it. */
function Ready({ film, facts }: { readonly film: Film; readonly facts: FilmFacts }) {
  const { t } = useTranslation('films')
  const { id, warning, cover } = film
  const veiled = useIsVeiled({ id, warning })
  if (!veiled) return <FilmRoom film={film} facts={facts} />
  const placeholder = cover?.placeholder
  return (
    <Veil
      of={{ id, ...(placeholder === undefined ? {} : { placeholder }) }}
      label={t('pictureOf', { title: film.title })}
    />
  )
}
