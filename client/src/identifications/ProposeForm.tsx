import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Buttons } from '../ui/Button.tsx'
import { Check } from '../ui/Choices.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { ProposalFields } from './ProposalFields.tsx'
import { bodyOf, emptyProposal, missingIn, type ProposalForm } from './proposalForm.ts'
import { usePropose } from './usePropose.ts'
import { labelOf } from './who.ts'

interface ProposeFormProps {
  readonly subjectId: SubjectId
  /** Whom one looked at before: he is chosen. */
  readonly looked?: { readonly personId: PersonId; readonly label: string } | null
}

/** Who he may be, on what that rests, and why. */
export function ProposeForm({ subjectId, looked = null }: ProposeFormProps) {
  const { t } = useTranslation('identifications')
  const element = useRef<HTMLFormElement>(null)
  const [form, write, drop] = useDraft<ProposalForm>(
    ['propose', subjectId, looked?.personId].filter(Boolean).join('.'),
    { ...emptyProposal, who: looked },
  )
  const [checked, setChecked] = useState(false)
  const act = usePropose(drop)
  const change = (part: Partial<ProposalForm>) => write({ ...form, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const { who } = form
    if (who === null || missingIn(form).length > 0) focusWrong(element.current)
    else act.mutate({ params: { subjectId }, body: bodyOf({ ...form, who }) })
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <Refused error={act.error} />
      <ProposalFields
        form={form}
        onChange={change}
        checked={checked}
        error={act.error}
        forMan={subjectId}
      />
      <Check
        label={t('propose.relative', { name: form.who ? labelOf(form.who) : t('propose.him') })}
        checked={form.relative}
        onChange={(relative) => change({ relative })}
      />
      {form.relative && <p>{t('propose.relativeDoes')}</p>}
      <p>
        <small>{t('propose.whatHappens')}</small>
      </p>
      <p>
        <small>{t('whoReads')}</small>
      </p>
      <Buttons>
        <Button kind="primary" type="submit" busy={act.isPending && t('sending')}>
          {t('propose.do')}
        </Button>
      </Buttons>
    </form>
  )
}
