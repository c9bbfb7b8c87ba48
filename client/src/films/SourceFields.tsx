import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { CampField } from '../camps/CampField.tsx'
import { DateField } from '../dates/DateField.tsx'
import { Choices } from '../ui/Choices.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { Part } from '../ui/Part.tsx'
import { CollectionField } from './CollectionField.tsx'
import { type ProvenanceField, parts, type SourceForm, wrongIn } from './provenanceForm.ts'
import { StatementField } from './StatementField.tsx'

interface SourceFieldsProps {
  readonly form: SourceForm
  readonly onChange: (form: SourceForm) => void
  /** What the server said about it. */
  readonly error: Error | null
  /** Whether to say what is missing: not before it was to be sent. */
  readonly checked: boolean
}

/** Title and provenance of a film or photo. Everything but the title may stay empty. */
export function SourceFields({ form, onChange, error, checked }: SourceFieldsProps) {
  const { t } = useTranslation('films')
  const wrong = checked ? wrongIn(form) : {}
  return (
    <>
      <TextField
        label={t('title')}
        hint={t('titleHint')}
        required
        maxLength={5000}
        value={form.title}
        onChange={(title) => onChange({ ...form, title })}
        error={wrong.title ? t(wrong.title) : errorAt(error, 'title')}
      />
      {(['shown', 'kept', 'had'] as const).map((part) => (
        <Part key={part} title={t(`part.${part}`)}>
          {parts[part].map((field) => (
            <ProvenanceText
              key={field}
              field={field}
              value={form[field]}
              onChange={(text) => onChange({ ...form, [field]: text })}
              error={
                field === 'date' && wrong.date
                  ? t(wrong.date)
                  : errorAt(error, `provenance.${field}`)
              }
            />
          ))}
          {part === 'had' && <PublishedBefore form={form} onChange={onChange} />}
        </Part>
      ))}
    </>
  )
}

interface ProvenanceTextProps {
  readonly field: ProvenanceField
  readonly value: string
  readonly onChange: (text: string) => void
  readonly error: string | undefined
}

function ProvenanceText({ field, ...rest }: ProvenanceTextProps) {
  const { t } = useTranslation('films')
  const hint = hinted.find((one) => one === field)
  const shared = { label: t(`field.${field}`), ...(hint ? { hint: t(`hint.${hint}`) } : {}) }
  if (field === 'date') return <DateField {...shared} {...rest} />
  if (field === 'camp') return <CampField {...shared} {...rest} />
  if (field === 'collection') return <CollectionField {...shared} {...rest} />
  if (field === 'rightsUri') return <StatementField {...shared} {...rest} />
  return field === 'obtained' ? (
    <TextArea {...shared} {...rest} rows={3} maxLength={5000} />
  ) : (
    <TextField {...shared} {...rest} maxLength={5000} />
  )
}

const hinted = [
  'date',
  'camp',
  'captor',
  'archive',
  'collection',
  'naid',
  'localId',
  'rights',
  'rightsUri',
  'obtained',
] as const

function PublishedBefore({ form, onChange }: Pick<SourceFieldsProps, 'form' | 'onChange'>) {
  const { t } = useTranslation('films')
  return (
    <Choices
      label={t('field.publishedBefore')}
      choices={[
        { value: 'yes', label: t('published.yes') },
        { value: 'no', label: t('published.no') },
        { value: '', label: t('published.unknown') },
      ]}
      value={form.publishedBefore}
      onChange={(publishedBefore) => onChange({ ...form, publishedBefore })}
    />
  )
}
