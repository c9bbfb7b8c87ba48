import { editFilm, type Film, getFilm, listFilms } from '@rollcall/contract/films.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import styles from './FilmPanel.module.css'
import { formOf, provenanceOf, wrongIn } from './provenanceForm.ts'
import { SourceFields } from './SourceFields.tsx'

interface CorrectFilmProps {
  readonly film: Film
  readonly onDone: () => void
}

/** Corrects title and provenance; what stood there before stays in the history. */
export function CorrectFilm({ film, onDone }: CorrectFilmProps) {
  const { t } = useTranslation('films')
  const answers = useAnswers()
  const [form, write, drop] = useDraft(`film.${film.id}`, formOf(film.title, film.provenance))
  const [checked, setChecked] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => element.current?.querySelector('input')?.focus(), [])
  const edit = useAct(editFilm, {
    onSuccess: (corrected, { params }) => {
      answers.set(getFilm, { params }, corrected)
      void answers.refresh(listFilms)
      leave()
    },
  })
  const leave = () => {
    drop()
    onDone()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (Object.keys(wrongIn(form)).length > 0) return
    const body = { title: form.title.trim(), provenance: provenanceOf(form) }
    edit.mutate({ params: { filmId: film.id }, body })
  }
  return (
    <form ref={element} className={styles.correct} noValidate onSubmit={submit}>
      <p>{t('correctIntro')}</p>
      <Refused error={edit.error} />
      <SourceFields form={form} onChange={write} error={edit.error} checked={checked} />
      <Buttons>
        <Button kind="primary" type="submit" busy={edit.isPending && t('saving')}>
          {t('saveCorrection')}
        </Button>
        <Button kind="plain" onClick={leave}>
          {t('leaveAsIs')}
        </Button>
      </Buttons>
    </form>
  )
}
