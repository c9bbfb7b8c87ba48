import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'

interface ReasonsFormProps {
  /** The key under which what is written is kept. */
  readonly draft: string
  readonly label: string
  readonly hint?: string
  readonly act: {
    readonly error: Error | null
    readonly isPending: boolean
    readonly isSuccess: boolean
  }
  readonly onSend: (reasons: string) => void
  readonly send: string
  readonly onCancel?: () => void
}

/** Why a moderator does something: no act at the desk goes without. */
export function ReasonsForm({ draft, label, hint, act, onSend, send, onCancel }: ReasonsFormProps) {
  const { t } = useTranslation('moderation')
  const [reasons, write, drop] = useDraft(draft, '')
  const [checked, setChecked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const empty = !reasons.trim()
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (act.isSuccess) drop()
  }, [act.isSuccess])
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (empty) field.current?.focus()
        else onSend(reasons)
      }}
    >
      <TextArea
        ref={field}
        label={label}
        hint={hint}
        value={reasons}
        onChange={write}
        error={checked && empty ? t('reasonMissing') : errorAt(act.error, 'reasons')}
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
