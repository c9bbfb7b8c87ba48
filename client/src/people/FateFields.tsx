import { fateCodes } from '@rollcall/contract/personFacts.ts'
import { useTranslation } from 'react-i18next'
import { DateField } from '../dates/DateField.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import styles from './Fields.module.css'
import { Items } from './Items.tsx'
import type { FieldsProps } from './PersonFields.tsx'
import { emptyFate, type FateForm } from './personForm.ts'

/** What authorities said of him: any number of fates, each as of its date. */
export function FateFields({ form, onChange, errorAt }: FieldsProps) {
  const { t } = useTranslation('people')
  return (
    <Items
      title={t('fates')}
      hint={t('hint.fates')}
      items={form.fates}
      empty={emptyFate}
      most={30}
      add={t('addFate')}
      onChange={(fates) => onChange({ fates })}
    >
      {(fate, change, at) => (
        <Fate fate={fate} onChange={change} errorAt={(field) => errorAt(`fates.${at}.${field}`)} />
      )}
    </Items>
  )
}

interface FateProps {
  readonly fate: FateForm
  readonly onChange: (part: Partial<FateForm>) => void
  readonly errorAt: FieldsProps['errorAt']
}

function Fate({ fate, onChange, errorAt }: FateProps) {
  const { t } = useTranslation('people')
  return (
    <div className={styles.triple}>
      <SelectField
        label={t('field.code')}
        value={fate.code}
        onChange={(code) => onChange({ code: code as FateForm['code'] })}
        error={errorAt('code')}
      >
        <option value="">{t('choose')}</option>
        {fateCodes.map((code) => (
          <option key={code} value={code}>
            {t(`fate.${code}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('field.authority')}
        maxLength={300}
        value={fate.authority}
        onChange={(authority) => onChange({ authority })}
        error={errorAt('authority')}
      />
      <DateField
        label={t('field.asOf')}
        value={fate.asOf}
        onChange={(asOf) => onChange({ asOf })}
        error={errorAt('asOf')}
      />
    </div>
  )
}
