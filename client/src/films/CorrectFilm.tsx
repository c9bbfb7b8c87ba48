import { editFilm, type Film, getFilm, listFilms } from '@rollcall/contract/films.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { dropDraft } from '../ui/useDraft.ts'
import { CorrectSource } from './CorrectSource.tsx'

interface CorrectFilmProps {
  readonly film: Film
  readonly onDone: () => void
}

/** Corrects what is said of a film, and with it of all its frames. */
export function CorrectFilm({ film, onDone }: CorrectFilmProps) {
  const answers = useAnswers()
  const draft = `film.${film.id}`
  const edit = useAct(editFilm, {
    onSuccess: (corrected, { params }) => {
      answers.set(getFilm, { params }, corrected)
      void answers.refresh(listFilms)
      void answers.refresh(listChanges)
      dropDraft(draft)
      onDone()
    },
  })
  return (
    <CorrectSource
      draft={draft}
      of={film}
      act={edit}
      onSave={(body) => edit.mutate({ params: { filmId: film.id }, body })}
      onLeave={onDone}
    />
  )
}
