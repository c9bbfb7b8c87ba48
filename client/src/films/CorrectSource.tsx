import type { Correction } from '@rollcall/contract/provenance.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Buttons } from '../ui/Button.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import styles from './CorrectSource.module.css'
import { changesIn, formOf, type SaidOfSource, wrongIn } from './provenanceForm.ts'
import { SourceFields } from './SourceFields.tsx'

interface CorrectSourceProps {
  /** Under which what is written is kept; whoever saves it drops it. */
  readonly draft: string
  readonly of: SaidOfSource
  readonly act: { readonly error: Error | null; readonly isPending: boolean }
  readonly onSave: (correction: Correction) => void
  readonly onLeave: () => void
}

/** Corrects title and provenance of a film or photo; what stood there before stays in the history. */
export function CorrectSource({ draft, of: source, act, onSave, onLeave }: CorrectSourceProps) {
  const { t } = useTranslation('films')
  const stands = formOf(source)
  const [form, write, drop] = useDraft(draft, stands)
  const [checked, setChecked] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => element.current?.querySelector('input')?.focus(), [])
  const leave = () => {
    drop()
    onLeave()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const changes = changesIn(form, stands)
    if (Object.keys(wrongIn(form)).length > 0) focusWrong(element.current)
    else if (Object.keys(changes).length > 0) onSave(changes)
    else leave()
  }
  return (
    <form ref={element} className={styles.correct} noValidate onSubmit={submit}>
      <p>{t('correctIntro')}</p>
      <Refused error={act.error} />
      <SourceFields form={form} onChange={write} error={act.error} checked={checked} />
      <Buttons>
        <Button kind="primary" type="submit" busy={act.isPending && t('saving')}>
          {t('saveCorrection')}
        </Button>
        <Button kind="plain" onClick={leave}>
          {t('leaveAsIs')}
        </Button>
      </Buttons>
    </form>
  )
}
