import { type Film, getFilm, listFilms, restrictFilm } from '@rollcall/contract/films.ts'
import { listStills } from '@rollcall/contract/stills.ts'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { Restriction } from './Restriction.tsx'

/** Of a film, and with it of all its stills. */
export function RestrictFilm({ film }: { readonly film: Film }) {
  const answers = useAnswers()
  const act = useAct(restrictFilm, {
    onSuccess: (now, { params }) => {
      answers.set(getFilm, { params }, now)
      void answers.refresh(listFilms)
      void answers.refresh(listStills)
    },
  })
  const params = { filmId: film.id }
  return <Restriction of={film} act={act} onSet={(body) => act.mutate({ params, body })} />
}
