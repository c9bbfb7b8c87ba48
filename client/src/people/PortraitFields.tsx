import { edtf } from '@rollcall/contract/edtf.ts'
import { type GiverKind, giver } from '@rollcall/contract/giver.ts'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { DateField } from '../dates/DateField.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'

/** What is said of a portrait, while it is written. */
export interface PortraitForm {
  readonly date: string
  readonly source: string
  readonly lentBy: GiverKind | ''
  readonly rights: string
}
export const nothingSaid: PortraitForm = { date: '', source: '', lentBy: '', rights: '' }
export const fields = ['date', 'source', 'lentBy', 'rights'] as const

/** Whether what was written can be sent. */
export const isDateRight = ({ date }: PortraitForm): boolean =>
  date.trim() === '' || edtf.safeParse(date).success

interface PortraitFieldsProps {
  readonly form: PortraitForm
  readonly onChange: (part: Partial<PortraitForm>) => void
  readonly error: Error | null
  /** Whether sending was tried: only then is what is wrong told. */
  readonly checked: boolean
}

/** When it was taken, where it comes from, who lent it, who holds the rights; each may stay empty. */
export function PortraitFields({ form, onChange, error, checked }: PortraitFieldsProps) {
  const { t } = useTranslation('people')
  const wrong = checked && !isDateRight(form) && t('wrong.dateWrong')
  const hints = { date: t('hint.dates'), source: t('hint.source'), lentBy: null, rights: null }
  return fields.map((name) => {
    const shared = {
      optional: true,
      label: t(`portrait.${name}`),
      hint: hints[name],
      value: form[name],
      onChange: (value: string) => onChange({ [name]: value }),
      error: (name === 'date' && wrong) || errorAt(error, name),
    }
    if (name === 'date') return <DateField key={name} {...shared} />
    if (name !== 'lentBy') return <TextField key={name} {...shared} maxLength={300} />
    return (
      <SelectField key={name} {...shared}>
        <option value="">{t('choose')}</option>
        {giver.options.map((kind) => (
          <option key={kind} value={kind}>
            {t(`giver.${kind}`, { ns: 'identifications' })}
          </option>
        ))}
      </SelectField>
    )
  })
}
