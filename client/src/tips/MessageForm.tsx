import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'

interface MessageFormProps {
  /** The key under which what is written is kept. */
  readonly draft: string
  readonly label: string
  readonly hint: string
  readonly send: string
  readonly act: {
    readonly error: Error | null
    readonly isPending: boolean
    readonly submittedAt: number
    readonly isSuccess: boolean
  }
  readonly onSend: (text: string) => void
}

/** One more message in the thread; it stays in the field until it has arrived. */
export function MessageForm({ draft, label, hint, send, act, onSend }: MessageFormProps) {
  const { t } = useTranslation('tips')
  const [text, write, drop] = useDraft(draft, '')
  const [checked, setChecked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const empty = !text.trim()
  useEffect(() => {
    if (!act.isSuccess) return
    drop()
    setChecked(false)
  }, [act.isSuccess, act.submittedAt])
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (empty) field.current?.focus()
        else onSend(text.trim())
      }}
    >
      <TextArea
        ref={field}
        label={label}
        hint={hint}
        value={text}
        onChange={write}
        error={checked && empty ? t('messageMissing') : errorAt(act.error, 'text')}
      />
      <Refused error={act.error} />
      <Button type="submit" busy={act.isPending && t('sending')}>
        {send}
      </Button>
    </form>
  )
}
