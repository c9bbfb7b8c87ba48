import type { SubjectListed } from '@rollcall/contract/subjects.ts'
import { keyInTip } from '@rollcall/contract/tips.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../../api/problem.ts'
import { useAct } from '../../api/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { focusWrong } from '../../ui/focusWrong.ts'
import { Refused } from '../../ui/Refused.tsx'
import { useDraft } from '../../ui/useDraft.ts'
import { keepReceipt } from '../receipt/receipts.ts'
import { AboutSender } from '../write/AboutSender.tsx'
import { bodyOf, emptyTip, type TipForm, type Wrong, wrongIn } from '../write/tipForm.ts'
import { NumberedMan } from './NumberedMan.tsx'

const empty = { ...emptyTip, number: '' }

/** The fields of the paper, in its order. What is wrong is said once it is sent. */
export function KeyedForm({ onSent }: { readonly onSent: () => void }) {
  const { t } = useTranslation('tips')
  const element = useRef<HTMLFormElement>(null)
  const [form, write, forget] = useDraft('tip.keyed', empty)
  const [man, setMan] = useState<SubjectListed | null>(null)
  const [checked, setChecked] = useState(false)
  const act = useAct(keyInTip, {
    onSuccess: ({ receipt }) => {
      keepReceipt(receipt, 'keyed')
      forget()
      onSent()
    },
  })
  const wrong = wrongIn(form)
  const errorOf = (field: keyof Wrong) =>
    checked && wrong[field] ? t(`wrong.${wrong[field]}`) : errorAt(act.error, field)
  const change = (part: Partial<TipForm & { number: string }>) => write({ ...form, ...part })
  const isLost = form.number.trim() !== '' && man === null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (isLost || Object.keys(wrong).length > 0) return focusWrong(element.current)
    act.mutate({ body: bodyOf(form, man && { kind: 'subject', id: man.id }) })
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <Refused error={act.error} />
      <NumberedMan
        number={form.number}
        onNumber={(number) => change({ number })}
        onMan={setMan}
        isWrong={checked && isLost}
      />
      <TextField
        optional
        label={t('keyed.who')}
        value={form.who}
        onChange={(who) => change({ who })}
        error={errorOf('who')}
      />
      <TextArea
        label={t('keyed.how')}
        hint={t('keyed.howHint')}
        value={form.how}
        onChange={(how) => change({ how })}
        error={errorOf('how')}
      />
      <AboutSender form={form} onChange={change} errorOf={errorOf} />
      <p>{t('keyed.marked')}</p>
      <Button kind="primary" wide type="submit" busy={act.isPending && t('sending')}>
        {t('keyed.send')}
      </Button>
    </form>
  )
}
