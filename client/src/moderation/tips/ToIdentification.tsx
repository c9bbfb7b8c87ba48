import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProposalFields } from '../../identifications/ProposalFields.tsx'
import { bodyOf, missingIn } from '../../identifications/proposalForm.ts'
import { Button } from '../../ui/Button.tsx'
import { focusWrong } from '../../ui/focusWrong.ts'
import { Refused } from '../../ui/Refused.tsx'
import { useDraft } from '../../ui/useDraft.ts'
import { type Making, wordsHints } from './making.ts'
import { PickMan } from './PickMan.tsx'
import { Preview } from './Preview.tsx'
import { proposalFrom } from './prefilled.ts'
import { useConverting } from './useConverting.ts'

/** A proposal in the sender's place: who he may be, on what that rests, and why. */
export function ToIdentification({ of: tip, onDone }: Making) {
  const { t } = useTranslation('tips')
  const element = useRef<HTMLFormElement>(null)
  const [form, write, drop] = useDraft(`tip.identification.${tip.id}`, proposalFrom(tip))
  const [checked, setChecked] = useState(false)
  const act = useConverting(tip, () => {
    drop()
    onDone()
  })
  const hints = wordsHints(tip)
  const change = (part: Partial<typeof form>) => write({ ...form, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const { who, subjectId } = form
    if (who === null || subjectId === null || missingIn(form).length > 0)
      focusWrong(element.current)
    else act.convert({ to: 'identification', subjectId, ...bodyOf({ ...form, who }) })
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <PickMan
        of={tip}
        value={form.subjectId}
        onChange={(subjectId) => change({ subjectId })}
        error={checked && form.subjectId === null ? t('make.manMissing') : undefined}
      />
      <ProposalFields
        form={form}
        onChange={change}
        checked={checked}
        error={act.error}
        start={tip.who ?? ''}
        reasons={{ label: t('make.reasons'), hint: hints.map((one) => t(one)).join(' ') }}
      />
      <Preview
        who={form.who ? ('personId' in form.who ? form.who.personId : null) : undefined}
        reasons={form.reasons}
      />
      <Refused error={act.error} />
      <Button kind="primary" type="submit" busy={act.isPending && t('sending')}>
        {t('make.doIdentification')}
      </Button>
    </form>
  )
}
