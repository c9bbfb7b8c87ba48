import { type Camp, correctCamp } from '@rollcall/contract/camps.ts'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { DateField } from '../dates/DateField.tsx'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { formOf, patchOf } from './campForm.ts'
import styles from './camps.module.css'
import { useShowCamp } from './useShowCamp.ts'

/** Corrects what a camp is called, where it lay and when, with reasons; what stood there stays in the history. */
export function CorrectCamp({
  camp,
  onDone,
}: {
  readonly camp: Camp
  readonly onDone: () => void
}) {
  const { t } = useTranslation('camps')
  const [form, setForm, drop] = useDraft(`camp.${camp.id}.${camp.version}`, formOf(camp))
  const show = useShowCamp()
  const act = useAct(correctCamp, {
    onSuccess: (corrected) => {
      show(corrected)
      leave()
    },
  })
  const leave = () => {
    drop()
    onDone()
  }
  const write = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ params: { campId: camp.id }, body: patchOf(form, camp) })
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <p>{t('correctIntro')}</p>
      <Refused error={act.error} />
      {[...form.names, { text: '', lang: '' }].map((name, at) => {
        const change = (part: Partial<typeof name>) =>
          write({
            names: [...form.names.slice(0, at), { ...name, ...part }, ...form.names.slice(at + 1)],
          })
        const ofList = at === 0 ? { hint: t('field.firstHint') } : {}
        return (
          <div key={at} className={styles.pair}>
            <TextField
              label={t(at === 0 ? 'field.first' : 'field.other', { n: at + 1 })}
              {...ofList}
              maxLength={300}
              value={name.text}
              onChange={(text) => change({ text })}
              error={errorAt(act.error, `names.${at}.text`)}
            />
            <TextField
              label={t('field.lang', { n: at + 1 })}
              {...(at === 0 ? { hint: t('field.langHint') } : {})}
              maxLength={35}
              value={name.lang}
              onChange={(lang) => change({ lang })}
              error={errorAt(act.error, `names.${at}.lang`)}
            />
          </div>
        )
      })}
      <TextField
        label={t('place')}
        maxLength={300}
        value={form.place}
        onChange={(place) => write({ place })}
        error={errorAt(act.error, 'place')}
      />
      <div className={styles.pair}>
        {(['from', 'to'] as const).map((field) => (
          <DateField
            key={field}
            label={t(`field.${field}`)}
            value={form[field]}
            onChange={(date) => write({ [field]: date })}
            error={errorAt(act.error, field)}
          />
        ))}
      </div>
      <TextArea
        label={t('field.reasons')}
        required
        rows={2}
        maxLength={5000}
        value={form.reasons}
        onChange={(reasons) => write({ reasons })}
        error={errorAt(act.error, 'reasons')}
      />
      <Buttons>
        <Button kind="primary" type="submit" busy={act.isPending && t('saving')}>
          {t('save')}
        </Button>
        <Button kind="plain" onClick={leave}>
          {t('leave')}
        </Button>
      </Buttons>
    </form>
  )
}
