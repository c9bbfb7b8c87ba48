import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { type TextAct, useTextForm } from '../ui/useTextForm.ts'

interface MessageFormProps {
  /** The key under which what is written is kept. */
  readonly draft: string
  readonly label: string
  readonly hint: string
  readonly send: string
  readonly act: TextAct
  readonly onSend: (text: string) => void
}

/** One more message in the thread; it stays in the field until it has arrived. */
export function MessageForm({ draft, label, hint, send, act, onSend }: MessageFormProps) {
  const { t } = useTranslation('tips')
  const { text, write, field, submit, isMissing } = useTextForm(draft, act, onSend)
  return (
    <form noValidate onSubmit={submit}>
      <TextArea
        ref={field}
        label={label}
        hint={hint}
        value={text}
        onChange={write}
        error={isMissing ? t('messageMissing') : errorAt(act.error, 'text')}
      />
      <Refused error={act.error} />
      <Button type="submit" busy={act.isPending && t('sending')}>
        {send}
      </Button>
    </form>
  )
}
