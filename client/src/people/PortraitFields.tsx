import { edtf } from '@rollcall/contract/edtf.ts'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { TextField } from '../ui/Field.tsx'

export const nothingSaid = { date: '', source: '', rights: '' }
/** What is said of a portrait, while it is written. */
export type PortraitForm = typeof nothingSaid
export const fields = ['date', 'source', 'rights'] as const

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

/** When it was taken, where it comes from, who holds the rights; each may stay empty. */
export function PortraitFields({ form, onChange, error, checked }: PortraitFieldsProps) {
  const { t } = useTranslation('people')
  const wrong = checked && !isDateRight(form) && t('wrong.dateWrong')
  return fields.map((name) => (
    <TextField
      key={name}
      optional
      label={t(`portrait.${name}`)}
      hint={name === 'date' && t('hint.dates')}
      maxLength={300}
      value={form[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={(name === 'date' && wrong) || errorAt(error, name)}
    />
  ))
}
