import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { type TextAct, useTextForm } from '../ui/useTextForm.ts'

interface ReasonsFormProps {
  /** The key under which what is written is kept. */
  readonly draft: string
  readonly label: string
  readonly hint?: string
  readonly act: TextAct
  readonly onSend: (reasons: string) => void
  readonly send: string
  readonly onCancel?: () => void
}

/** Why a moderator does something: no act at the desk goes without. */
export function ReasonsForm({ draft, label, hint, act, onSend, send, onCancel }: ReasonsFormProps) {
  const { t } = useTranslation('moderation')
  const { text, write, field, submit, isMissing } = useTextForm(draft, act, onSend)
  useEffect(() => field.current?.focus(), [])
  return (
    <form noValidate onSubmit={submit}>
      <TextArea
        ref={field}
        label={label}
        hint={hint}
        value={text}
        onChange={write}
        error={isMissing ? t('reasonMissing') : errorAt(act.error, 'reasons')}
      />
      <Refused error={act.error} />
      <Buttons>
        <Button type="submit" busy={act.isPending && t('sending')}>
          {send}
        </Button>
        {onCancel && (
          <Button kind="plain" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </Buttons>
    </form>
  )
}
