import { type Film, getFilm, listFilms } from '@rollcall/contract/films.ts'
import type { FilmId } from '@rollcall/contract/ids.ts'
import { listStills } from '@rollcall/contract/stills.ts'
import { useAnswers } from '../api/answers.ts'
import { useWatch } from '../live/hooks.ts'

/** Follows a film's ingest, and stills that others keep of it. */
export function useFilmLive(filmId: FilmId): void {
  const { change, refresh } = useAnswers()
  const input = { params: { filmId } }
  useWatch(`film:${filmId}`, (frame) => {
    if (frame.kind === 'gone' || frame.kind === 'missed') void refresh(getFilm, input)
    if (frame.kind !== 'film') return void refresh(listStills)
    const { progress, version } = frame
    const state = frame.state as Film['state']
    const isUnderWay = state === 'waiting' || state === 'ingesting'
    if (isUnderWay) change(getFilm, input, (film) => ({ ...film, state, progress, version }))
    else {
      void refresh(getFilm, input)
      void refresh(listFilms)
    }
    void refresh(listStills)
  })
}
