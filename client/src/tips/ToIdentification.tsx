import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { BasisTicks } from '../identifications/BasisTicks.tsx'
import { focusWrong } from '../identifications/focusWrong.ts'
import { bodyOf, type Missing, missingIn } from '../identifications/proposalForm.ts'
import { WhoField } from '../identifications/WhoField.tsx'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import type { Making } from './making.ts'
import { PickMan } from './PickMan.tsx'
import { proposalFrom } from './prefilled.ts'
import { useConverting } from './useConverting.ts'

/** A proposal in the sender's place: who he may be, on what that rests, and the sender's own words. */
export function ToIdentification({ of: tip, onDone }: Making) {
  const { t } = useTranslation('tips')
  const { t: say } = useTranslation('identifications')
  const element = useRef<HTMLFormElement>(null)
  const [form, write, drop] = useDraft(`tip.identification.${tip.id}`, proposalFrom(tip))
  const [checked, setChecked] = useState(false)
  const act = useConverting(tip, () => {
    drop()
    onDone()
  })
  const change = (part: Partial<typeof form>) => write({ ...form, ...part })
  const missing = missingIn(form)
  const wrong = (field: Missing, ...paths: string[]) =>
    checked && missing.includes(field)
      ? say(`propose.missing.${field}`)
      : [field, ...paths].map((path) => errorAt(act.error, path)).find(Boolean)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const { who, subjectId } = form
    if (who === null || subjectId === null || missing.length > 0) focusWrong(element.current)
    else act.convert({ to: 'identification', subjectId, ...bodyOf({ ...form, who }) })
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <PickMan
        about={tip.about}
        value={form.subjectId}
        onChange={(subjectId) => change({ subjectId })}
        error={checked && form.subjectId === null ? t('make.manMissing') : undefined}
      />
      <WhoField
        who={form.who}
        onChange={(who) => change({ who })}
        start={tip.who ?? ''}
        error={wrong('who', 'personId', 'name')}
      />
      <BasisTicks
        value={form.basis}
        onChange={(basis) => change({ basis })}
        error={wrong('basis')}
      />
      <TextArea
        label={say('propose.reasons')}
        hint={t('make.wordsHint')}
        value={form.reasons}
        onChange={(reasons) => change({ reasons })}
        error={wrong('reasons')}
      />
      <Refused error={act.error} />
      <Button kind="primary" type="submit" busy={act.isPending && t('sending')}>
        {t('make.doIdentification')}
      </Button>
    </form>
  )
}
