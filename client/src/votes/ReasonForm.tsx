import type { Identification } from '@rollcall/contract/identifications.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { useDraft } from '../ui/useDraft.ts'
import type { Asking } from './useAsking.ts'
import styles from './VotePanel.module.css'

interface ReasonFormProps {
  readonly one: Identification
  readonly asked: Asking
}

/** Whoever has seen how others answered says why he now answers differently. */
export function ReasonForm({ one, asked }: ReasonFormProps) {
  const { t } = useTranslation('votes')
  const [reason, write, drop] = useDraft(`reason.${one.id}`, '')
  const field = useRef<HTMLTextAreaElement>(null)
  const { reasonFor: answer } = asked
  useEffect(() => field.current?.focus(), [])
  if (answer === null) return null
  const send = async () => {
    if (reason.trim() && (await asked.send(answer, reason))) drop()
  }
  return (
    <form
      noValidate
      className={styles.reason}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextArea
        ref={field}
        label={t('reason.label', { answer: t(`answer.${answer}`) })}
        hint={t('reason.hint')}
        value={reason}
        onChange={write}
      />
      <Buttons>
        <Button type="submit" disabled={!reason.trim()}>
          {t('reason.send')}
        </Button>
        <Button kind="plain" onClick={asked.cancel}>
          {t('reason.cancel')}
        </Button>
      </Buttons>
    </form>
  )
}
