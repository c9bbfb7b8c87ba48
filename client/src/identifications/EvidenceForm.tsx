import type { Identification } from '@rollcall/contract/identifications.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { bodyOf, emptyEvidence, type Wrong, wrongIn } from './evidenceForm.ts'
import { FieldsOfClass } from './FieldsOfClass.tsx'
import { KindOfEvidence } from './KindOfEvidence.tsx'
import { useGive } from './useGive.ts'

/** What it is, where it comes from and what it says. */
export function EvidenceForm({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('identifications')
  const element = useRef<HTMLFormElement>(null)
  const [form, write, drop] = useDraft(`evidence.${one.id}`, emptyEvidence)
  const [checked, setChecked] = useState(false)
  const act = useGive(one, drop)
  const change = (part: Partial<typeof form>) => write({ ...form, ...part })
  const wrong = wrongIn(form)
  const errorOf = (field: keyof Wrong) =>
    checked && wrong[field] ? t(`give.wrong.${field}`) : errorAt(act.error, field)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (form.class === null || Object.keys(wrong).length > 0) return focusWrong(element.current)
    act.mutate({ params: { identificationId: one.id }, body: bodyOf(form, form.class) })
  }
  const given = { form, onChange: change, errorOf, forMan: one.subjectId }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <Refused error={act.error} />
      <KindOfEvidence {...given} />
      <FieldsOfClass {...given} error={act.error} />
      <TextField
        label={t('give.origin')}
        hint={t('give.originHint')}
        value={form.origin}
        onChange={(origin) => change({ origin })}
        error={errorOf('origin')}
      />
      <TextArea
        label={t('give.text')}
        hint={t('give.textHint')}
        value={form.text}
        onChange={(text) => change({ text })}
        error={errorOf('text')}
      />
      <TextField
        optional
        type="url"
        label={t('give.link')}
        hint={t('give.linkHint')}
        value={form.link}
        onChange={(link) => change({ link })}
        error={errorOf('link')}
      />
      <TextField
        optional
        label={t('give.cites')}
        hint={t('give.citesHint')}
        value={form.cites ?? ''}
        onChange={(cites) => change({ cites })}
        error={errorOf('cites') ?? errorAt(act.error, 'cites.page')}
      />
      <p>
        <small>{t('whoReads')}</small>
      </p>
      <Buttons>
        <Button kind="primary" type="submit" busy={act.isPending && t('sending')}>
          {t('give.do')}
        </Button>
      </Buttons>
    </form>
  )
}
