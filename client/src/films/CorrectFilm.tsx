import { editFilm, type Film, getFilm, listFilms } from '@rollcall/contract/films.ts'
import { useAct } from '../api/queries.ts'
import { CorrectSource } from './CorrectSource.tsx'
import { useCorrected } from './useCorrected.ts'

interface CorrectFilmProps {
  readonly film: Film
  readonly onDone: () => void
}

/** Corrects what is said of a film, and with it of all its frames. */
export function CorrectFilm({ film, onDone }: CorrectFilmProps) {
  const params = { filmId: film.id }
  const draft = `film.${film.id}`
  const edit = useAct(editFilm, {
    onSuccess: useCorrected({ read: getFilm, of: { params }, list: listFilms, draft, onDone }),
  })
  return (
    <CorrectSource
      draft={draft}
      of={film}
      act={edit}
      onSave={(body) => edit.mutate({ params, body })}
      onLeave={onDone}
    />
  )
}
