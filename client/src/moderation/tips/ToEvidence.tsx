import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../../api/problem.ts'
import { bodyOf, type Wrong, wrongIn } from '../../identifications/evidenceForm.ts'
import { FieldsOfClass } from '../../identifications/FieldsOfClass.tsx'
import { KindOfEvidence } from '../../identifications/KindOfEvidence.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { focusWrong } from '../../ui/focusWrong.ts'
import { Refused } from '../../ui/Refused.tsx'
import { useDraft } from '../../ui/useDraft.ts'
import { type Making, wordsHints } from './making.ts'
import { PickMan } from './PickMan.tsx'
import { PickName, useOpenNames } from './PickName.tsx'
import { Preview } from './Preview.tsx'
import { evidenceFrom } from './prefilled.ts'
import { useConverting } from './useConverting.ts'

/** Evidence for or against one of the man's names. */
export function ToEvidence({ of: tip, onDone }: Making) {
  const { t } = useTranslation('tips')
  const { t: say } = useTranslation('identifications')
  const element = useRef<HTMLFormElement>(null)
  const [form, write, drop] = useDraft(`tip.evidence.${tip.id}`, evidenceFrom(tip))
  const [checked, setChecked] = useState(false)
  const act = useConverting(tip, () => {
    drop()
    onDone()
  })
  const hints = wordsHints(tip)
  const names = useOpenNames(form.subjectId)
  const about = names?.find(({ id }) => id === form.identificationId)
  const change = (part: Partial<typeof form>) => write({ ...form, ...part })
  // Where it comes from is known, if nothing else is said: the sender.
  const wrong: Wrong = wrongIn({ ...form, origin: form.origin.trim() || 'sender' })
  const errorOf = (field: keyof Wrong) =>
    checked && wrong[field] ? say(`give.wrong.${field}`) : errorAt(act.error, field)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const { identificationId } = form
    if (form.class === null || identificationId === null || Object.keys(wrong).length > 0)
      return focusWrong(element.current)
    const { origin, ...body } = bodyOf(form, form.class)
    const from = origin.trim() ? { origin } : {}
    act.convert({ to: 'evidence', identificationId, ...from, ...body })
  }
  const given = { form, onChange: change, errorOf, forMan: form.subjectId ?? undefined }
  const man = (
    <PickMan
      of={tip}
      value={form.subjectId}
      onChange={(subjectId) => change({ subjectId, identificationId: null })}
      error={checked && form.subjectId === null ? t('make.manMissing') : undefined}
    />
  )
  const frame = { ref: element, noValidate: true, onSubmit: submit }
  if (names?.length === 0)
    return (
      <form {...frame}>
        {man}
        <p role="status">{t('make.noName')}</p>
      </form>
    )
  return (
    <form {...frame}>
      {man}
      {names && (
        <PickName
          of={names}
          value={form.identificationId}
          onChange={(identificationId) => change({ identificationId })}
          error={checked && form.identificationId === null ? t('make.nameMissing') : undefined}
        />
      )}
      <KindOfEvidence {...given} />
      <FieldsOfClass {...given} error={act.error} />
      <TextField
        optional
        label={say('give.origin')}
        hint={t('make.originHint')}
        value={form.origin}
        onChange={(origin) => change({ origin })}
        error={errorOf('origin')}
      />
      <TextArea
        label={say('give.text')}
        hint={hints.map((one) => t(one)).join(' ')}
        value={form.text}
        onChange={(text) => change({ text })}
        error={errorOf('text')}
      />
      <Preview
        who={about?.person.id}
        text={form.text}
        knewHim={form.class === 'witness' ? form.knewHim : ''}
        origin={form.origin}
      />
      <Refused error={act.error} />
      <Button kind="primary" type="submit" busy={act.isPending && t('sending')}>
        {t('make.doEvidence')}
      </Button>
    </form>
  )
}
