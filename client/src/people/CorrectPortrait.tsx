import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Buttons } from '../ui/Button.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { fields, isDateRight, PortraitFields, type PortraitForm } from './PortraitFields.tsx'
import styles from './Portraits.module.css'
import { type OnePortrait, useCorrectPortrait } from './useCorrectPortrait.ts'

/** A moderator corrects what is said of a portrait, or takes it off where it is another man's. */
export function CorrectPortrait({ of, portrait }: OnePortrait) {
  const { t } = useTranslation('people')
  const [open, setOpen] = useState(false)
  const summary = useRef<HTMLElement>(null)
  const element = useRef<HTMLFormElement>(null)
  const [changed, write, drop] = useDraft<Partial<PortraitForm>>(`portrait.${portrait.id}`, {})
  const [checked, setChecked] = useState(false)
  const stands = formOf(portrait)
  const form = { ...stands, ...changed }
  const body = changesIn(form, stands)
  const close = () => {
    drop()
    setChecked(false)
    setOpen(false)
    summary.current?.focus()
  }
  const act = useCorrectPortrait({ of, portrait }, close)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!isDateRight(form)) focusWrong(element.current)
    else if (Object.keys(body).length > 0) act.correct(body)
    else close()
  }
  return (
    <details
      className={styles.add}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary ref={summary}>{t('portrait.correct')}</summary>
      <form ref={element} noValidate onSubmit={submit}>
        <Refused error={act.error} />
        <PortraitFields
          form={form}
          onChange={(part) => write({ ...changed, ...part })}
          error={act.error}
          checked={checked}
        />
        <Buttons>
          <Button type="submit" busy={act.isPending && t('portrait.correcting')}>
            {t('portrait.keep')}
          </Button>
          <Button kind="plain" onClick={act.takeOff}>
            {t('portrait.takeOff')}
          </Button>
        </Buttons>
      </form>
    </details>
  )
}

/** Shows again what was taken off. */
export function PutBack({ of, portrait }: OnePortrait) {
  const { t } = useTranslation('people')
  const act = useCorrectPortrait({ of, portrait })
  return (
    <>
      <Refused error={act.error} />
      <Button kind="quiet" onClick={act.putBack} busy={act.isPending && t('portrait.correcting')}>
        {t('portrait.putBack')}
      </Button>
    </>
  )
}

const formOf = ({ date, source, lentBy, rights }: OnePortrait['portrait']): PortraitForm => ({
  date: date ?? '',
  source: source ?? '',
  lentBy: lentBy ?? '',
  rights: rights ?? '',
})

/** The fields that say something else than what stands; one that was emptied says nothing any more. */
const changesIn = (form: PortraitForm, stands: PortraitForm) =>
  Object.fromEntries(
    fields
      .filter((field) => form[field].trim() !== stands[field])
      .map((field) => [field, form[field].trim() || null]),
  )
