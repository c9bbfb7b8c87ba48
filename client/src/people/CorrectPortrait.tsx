import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Buttons } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { isDateRight, PortraitFields, type PortraitForm } from './PortraitFields.tsx'
import styles from './Portraits.module.css'
import { type OnePortrait, useCorrectPortrait } from './useCorrectPortrait.ts'

/** A moderator corrects what is said of a portrait, or takes it off where it is another man's. */
export function CorrectPortrait({ of, portrait }: OnePortrait) {
  const { t } = useTranslation('people')
  const [open, setOpen] = useState(false)
  const [form, write, drop] = useDraft(`portrait.${portrait.id}`, formOf(portrait))
  const [checked, setChecked] = useState(false)
  const act = useCorrectPortrait({ of, portrait }, () => {
    drop()
    setOpen(false)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (isDateRight(form)) act.correct(bodyOf(form))
  }
  return (
    <details
      className={styles.add}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('portrait.correct')}</summary>
      <form noValidate onSubmit={submit}>
        <Refused error={act.error} />
        <PortraitFields form={form} onChange={write} error={act.error} checked={checked} />
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

const formOf = ({ date, source, rights }: OnePortrait['portrait']): PortraitForm => ({
  date: date ?? '',
  source: source ?? '',
  rights: rights ?? '',
})

/** A field that was emptied says nothing any more. */
const bodyOf = ({ date, source, rights }: PortraitForm) => ({
  date: date.trim() || null,
  source: source.trim() || null,
  rights: rights.trim() || null,
})
