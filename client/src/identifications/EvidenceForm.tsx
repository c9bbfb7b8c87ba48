import {
  evidenceClasses,
  giveEvidence,
  type Identification,
} from '@rollcall/contract/identifications.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { errorAt } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Choices } from '../ui/Choices.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { takeIn } from './cached.ts'
import { bodyOf, emptyEvidence, type Missing, missingIn } from './evidenceForm.ts'
import { FieldsOfClass } from './FieldsOfClass.tsx'
import { focusWrong } from './focusWrong.ts'

export function EvidenceForm({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('identifications')
  const element = useRef<HTMLFormElement>(null)
  const [form, write, drop] = useDraft(`evidence.${one.id}`, emptyEvidence)
  const [checked, setChecked] = useState(false)
  const act = useGive(one, drop)
  const change = (part: Partial<typeof form>) => write({ ...form, ...part })
  const missing = missingIn(form)
  const wrong = (field: Missing) =>
    checked && missing.includes(field) ? t(`give.missing.${field}`) : errorAt(act.error, field)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (form.class === null || missing.length > 0) return focusWrong(element.current)
    act.mutate({ params: { identificationId: one.id }, body: bodyOf(form, form.class) })
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <Refused error={act.error} />
      <Choices
        label={t('give.stance')}
        choices={(['for', 'against'] as const).map((value) => ({
          value,
          label: t(`stance.${value}`),
        }))}
        value={form.stance}
        onChange={(stance) => change({ stance })}
        error={wrong('stance')}
      />
      <Choices
        label={t('give.class')}
        choices={evidenceClasses.map((value) => ({ value, label: t(`class.${value}`) }))}
        value={form.class}
        onChange={(value) => change({ class: value })}
        error={wrong('class')}
      />
      <FieldsOfClass form={form} onChange={change} error={act.error} />
      <TextField
        label={t('give.origin')}
        hint={t('give.originHint')}
        value={form.origin}
        onChange={(origin) => change({ origin })}
        error={wrong('origin')}
      />
      <TextArea
        label={t('give.text')}
        hint={t('give.textHint')}
        value={form.text}
        onChange={(text) => change({ text })}
        error={wrong('text')}
      />
      <TextField
        optional
        type="url"
        label={t('give.link')}
        hint={t('give.linkHint')}
        value={form.link}
        onChange={(link) => change({ link })}
        error={errorAt(act.error, 'link')}
      />
      <Buttons>
        <Button kind="primary" type="submit" busy={act.isPending && t('sending')}>
          {t('give.do')}
        </Button>
      </Buttons>
    </form>
  )
}

function useGive(one: Identification, done: () => void) {
  const go = useNavigate()
  return useAct(giveEvidence, {
    onSuccess: async (answered) => {
      done()
      takeIn(answered)
      await go(`/subjects/${one.subjectId}`)
    },
  })
}
