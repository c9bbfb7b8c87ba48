import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { TooMany } from './TooMany.tsx'

interface AccountFormProps {
  readonly send: string
  readonly busy: boolean
  readonly error: Error | null
  /** Grows with each attempt to send: the first field that is wrong is then focused. */
  readonly attempts: number
  readonly onSend: () => void
  readonly children: ReactNode
}

/** Fields under each other, one button, and what was refused above them. */
export function AccountForm(props: AccountFormProps) {
  const { send, busy, error, attempts, onSend, children } = props
  const { t } = useTranslation('accounts')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [attempts, error])
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onSend()
      }}
    >
      {isProblem(error, 'too-many') ? <TooMany problem={error} /> : <Refused error={error} />}
      {children}
      <Buttons>
        <Button kind="primary" type="submit" busy={busy && t('sending')}>
          {send}
        </Button>
      </Buttons>
    </form>
  )
}
