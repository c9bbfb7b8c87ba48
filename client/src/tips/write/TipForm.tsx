import type { About } from '@rollcall/contract/tips.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '../../api/key.ts'
import { errorAt } from '../../api/problem.ts'
import { beginProof } from '../../api/proof.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { focusWrong } from '../../ui/focusWrong.ts'
import { Refused } from '../../ui/Refused.tsx'
import { useDraft } from '../../ui/useDraft.ts'
import { deliver, draftOf } from '../send/deliver.ts'
import { SumWords } from '../send/OnItsWay.tsx'
import { placeOf, type Way } from '../send/outgoing.ts'
import styles from '../Tip.module.css'
import { AboutSender } from './AboutSender.tsx'
import { bodyOf, emptyTip, type TipForm as Form, type Wrong, wrongIn } from './tipForm.ts'
import { WhichMan } from './WhichMan.tsx'

interface TipFormProps {
  readonly about: About | null
  /** It was sent and refused. */
  readonly refused: Extract<Way, { is: 'refused' }> | undefined
}

/** Who he is, how one knows, and what one is to him: kept while it is written, sent when the line allows it. */
export function TipForm({ about, refused }: TipFormProps) {
  const { t } = useTranslation('tips')
  const element = useRef<HTMLFormElement>(null)
  const place = placeOf(about)
  const [form, write] = useDraft(draftOf(place), emptyTip)
  const [checked, setChecked] = useState(false)
  const wrong = wrongIn(form)
  const error = refused?.error ?? null
  const errorOf = (field: keyof Wrong) =>
    checked && wrong[field] ? t(`wrong.${wrong[field]}`) : errorAt(error, field)
  const change = (part: Partial<Form>) => {
    beginProof()
    write({ ...form, ...part })
  }
  useEffect(() => {
    if (error) focusWrong(element.current)
  }, [error])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (Object.keys(wrong).length > 0) return focusWrong(element.current)
    void deliver({ place, body: bodyOf(form, about), key: newKey() })
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <Refused error={error} />
      <WhichMan about={about} form={form} />
      {about?.kind !== 'person' && (
        <>
          <h2 className={styles.part}>{t('part.who')}</h2>
          <TextField
            optional
            label={t('who')}
            hint={t(isWhole(about) ? 'whoHint.whole' : 'whoHint.man')}
            value={form.who}
            onChange={(who) => change({ who })}
            error={errorOf('who')}
          />
        </>
      )}
      <h2 className={styles.part}>{t('part.how')}</h2>
      <TextArea
        label={t('how')}
        hint={t('howHint')}
        value={form.how}
        onChange={(how) => change({ how })}
        error={errorOf('how')}
      />
      <h2 className={styles.part}>{t('part.you')}</h2>
      <AboutSender form={form} onChange={change} errorOf={errorOf} />
      <p>{t('readers')}</p>
      <p>{t('noContact')}</p>
      <Button kind="primary" wide type="submit">
        {t('send')}
      </Button>
      <div className={styles.below}>
        <SumWords />
      </div>
    </form>
  )
}

/** A picture on which there may be several men. */
const isWhole = (about: About | null) => about?.kind === 'still' || about?.kind === 'film'
