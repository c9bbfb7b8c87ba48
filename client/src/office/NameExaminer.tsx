import type { Account, AccountChanges } from '@rollcall/contract/officeAccounts.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { useDraft } from '../ui/useDraft.ts'

interface NameExaminerProps {
  readonly account: Account
  readonly change: (changes: AccountChanges) => void
  readonly busy: string | false
}

/** Names somebody an examiner by what qualifies him, or takes that back. */
export function NameExaminer({ account: { id, examiner }, change, busy }: NameExaminerProps) {
  const { t } = useTranslation('office')
  const standing = examiner?.qualification ?? ''
  const [qualification, write, drop] = useDraft(`examiner.${id}`, standing)
  const [checked, setChecked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // What was named, or taken back, is what stands there from then on.
  const [stood, setStood] = useState(standing)
  if (stood !== standing) {
    setStood(standing)
    drop()
  }
  const isMissing = qualification.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (isMissing) focusWrong(form.current)
    else change({ examiner: { qualification: qualification.trim() } })
  }
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <TextField
        label={t('accounts.qualification')}
        hint={t('accounts.qualificationHint')}
        maxLength={5000}
        value={qualification}
        onChange={write}
        error={checked && isMissing ? t('accounts.qualificationMissing') : undefined}
      />
      <Buttons>
        <Button type="submit" busy={busy}>
          {t('accounts.nameExaminer')}
        </Button>
        {examiner && (
          <Button busy={busy} onClick={() => change({ examiner: null })}>
            {t('accounts.removeExaminer')}
          </Button>
        )}
      </Buttons>
    </form>
  )
}
