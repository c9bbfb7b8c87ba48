import type { SubjectId } from '@rollcall/contract/ids.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Check } from '../ui/Choices.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { BasisTicks } from './BasisTicks.tsx'
import { focusWrong } from './focusWrong.ts'
import {
  bodyOf,
  emptyProposal,
  type Missing,
  missingIn,
  type ProposalForm,
} from './proposalForm.ts'
import { usePropose } from './usePropose.ts'
import { WhoField } from './WhoField.tsx'
import { labelOf } from './who.ts'

/** Who he may be, on what that rests, and why. */
export function ProposeForm({ subjectId }: { readonly subjectId: SubjectId }) {
  const { t } = useTranslation('identifications')
  const element = useRef<HTMLFormElement>(null)
  const [form, write, drop] = useDraft(`propose.${subjectId}`, emptyProposal)
  const [checked, setChecked] = useState(false)
  const act = usePropose(drop)
  const change = (part: Partial<ProposalForm>) => write({ ...form, ...part })
  const missing = missingIn(form)
  const wrong = (field: Missing, ...paths: string[]) =>
    checked && missing.includes(field)
      ? t(`propose.missing.${field}`)
      : [field, ...paths].map((path) => errorAt(act.error, path)).find(Boolean)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const { who } = form
    if (who === null || missing.length > 0) focusWrong(element.current)
    else act.mutate({ params: { subjectId }, body: bodyOf({ ...form, who }) })
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <Refused error={act.error} />
      <WhoField
        who={form.who}
        onChange={(who) => change({ who })}
        error={wrong('who', 'personId', 'name')}
      />
      <BasisTicks
        value={form.basis}
        onChange={(basis) => change({ basis })}
        error={wrong('basis')}
      />
      <TextArea
        label={t('propose.reasons')}
        hint={t('propose.reasonsHint')}
        value={form.reasons}
        onChange={(reasons) => change({ reasons })}
        error={wrong('reasons')}
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
      <Buttons>
        <Button kind="primary" type="submit" busy={act.isPending && t('sending')}>
          {t('propose.do')}
        </Button>
      </Buttons>
    </form>
  )
}
