import type { FieldOrder } from '@rollcall/contract/filmFacts.ts'
import { tellFields } from '@rollcall/contract/filmMending.ts'
import { type Film, getFilm } from '@rollcall/contract/films.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/Button.tsx'
import { Choices } from '../ui/Choices.tsx'
import { Status } from '../ui/Status.tsx'
import { TextForm } from '../ui/TextForm.tsx'
import { offerUndo } from '../ui/undo.ts'
import styles from './Restriction.module.css'

const orders = ['top', 'bottom', 'none'] as const

/** For moderators: in which order the fields of its pictures were taken, which is seen, and seldom seen wrong. */
export function Fields({ film }: { readonly film: Film }) {
  const { t } = useTranslation('films')
  const [chosen, setChosen] = useState<FieldOrder | null>(null)
  const { act, tell } = useTellFields(film, () => setChosen(null))
  const { fields } = film
  if (!fields) return null
  return (
    <section className={styles.restriction} aria-label={t('fields.title')}>
      <p className={styles.said}>
        {t('fields.title')}: {t(`fields.order.${fields.order}`)}
        {fields.told && ` (${t('fields.told')})`}
      </p>
      {fields.making && <Status tone="none">{t('fields.making')}</Status>}
      {chosen === null ? (
        <Button kind="plain" onClick={() => setChosen(fields.order)}>
          {t('fields.correct')}
        </Button>
      ) : (
        <div className={styles.kind}>
          <Choices
            label={t('fields.correct')}
            hint={t('fields.hint')}
            choices={orders.map((value) => ({ value, label: t(`fields.order.${value}`) }))}
            value={chosen}
            onChange={setChosen}
          />
          <TextForm
            name="reasons"
            label={t('fields.why')}
            missing={t('fields.missing')}
            draft={`fields.${film.id}`}
            send={t('fields.save')}
            busy={t('fields.saving')}
            leave={t('fields.leave')}
            act={act}
            onSend={(reasons) => tell(chosen, reasons)}
            onLeave={() => setChosen(null)}
          />
        </div>
      )}
    </section>
  )
}

/** It is undone by correcting it back. */
function useTellFields({ id, fields }: Film, onTold: () => void) {
  const { t } = useTranslation('films')
  const answers = useAnswers()
  const params = { filmId: id }
  const show = (now: Film) => {
    answers.set(getFilm, { params }, now)
    void answers.refresh(listChanges)
  }
  const back = useAct(tellFields, {
    onSuccess: (now) => {
      show(now)
      announce(t('fields.undone'))
    },
  })
  const before = fields?.order
  const act = useAct(tellFields, {
    onSuccess: (now) => {
      show(now)
      onTold()
      const undo = () =>
        before && back.mutate({ params, body: { order: before, reasons: t('fields.undoReasons') } })
      // While it is ingested anew nothing can be corrected.
      offerUndo({ text: t('fields.done'), ...(now.state === 'ready' && { undo }) })
    },
  })
  const tell = (order: FieldOrder, reasons: string) =>
    act.mutate({ params, body: { order, reasons } })
  return { act, tell }
}
