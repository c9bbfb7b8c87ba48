import type { EvidenceClass } from '@rollcall/contract/evidence.ts'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { TextArea, TextField } from '../ui/Field.tsx'
import styles from './BasisTicks.module.css'
import type { BasisProps } from './BasisTicks.tsx'
import type { EvidenceForm, Wrong } from './evidenceForm.ts'
import { OwnFields } from './FieldsOfClass.tsx'
import { ticked, toldOf, wrongTold } from './proposalForm.ts'

/** What there is to say of one class of the basis; all of it may stay empty. */
export function ToldBasis({
  of,
  form,
  onChange,
  checked,
  error,
  forMan,
}: BasisProps & { readonly of: EvidenceClass }) {
  const { t } = useTranslation('identifications')
  const told = toldOf(form, of)
  const wrong: Wrong = wrongTold(form, of)
  const change = (part: Partial<EvidenceForm>) =>
    onChange({ told: { ...form.told, [of]: { ...told, ...part } } })
  const refused = (field: string) => errorAt(error, `basis.${ticked(form).indexOf(of)}.${field}`)
  const errorOf = (field: keyof Wrong) =>
    checked && wrong[field] ? t(`give.wrong.${field}`) : refused(field)
  return (
    <div className={styles.told}>
      <TextArea
        optional
        label={t(of === 'caption' ? 'propose.captionText' : 'give.text')}
        hint={t('propose.textHint')}
        value={told.text}
        onChange={(text) => change({ text })}
        error={errorOf('text')}
      />
      <OwnFields {...{ form: told, onChange: change, errorOf, refused, forMan }} />
      <TextField
        optional
        label={t('give.origin')}
        hint={t('propose.originHint')}
        value={told.origin}
        onChange={(origin) => change({ origin })}
        error={errorOf('origin')}
      />
      <TextField
        optional
        type="url"
        label={t('give.link')}
        hint={t('give.linkHint')}
        value={told.link}
        onChange={(link) => change({ link })}
        error={errorOf('link')}
      />
    </div>
  )
}
