import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { DateField } from '../dates/DateField.tsx'
import { CountByPool } from '../pool/CountByPool.tsx'
import { Choices } from '../ui/Choices.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import type { EvidenceFields } from './KindOfEvidence.tsx'

interface FieldsOfClassProps extends EvidenceFields {
  readonly error: Error | null
}

/** What the chosen class means, and what only it can say. All of it may stay empty. */
export function FieldsOfClass({ error, ...own }: FieldsOfClassProps) {
  const { t } = useTranslation('identifications')
  const { form } = own
  if (form.class === null) return null
  return (
    <>
      <p>
        <small>{t(`classMeans.${form.class}`)}</small>
      </p>
      <OwnFields {...own} refused={(field) => errorAt(error, field)} />
    </>
  )
}

interface OwnFieldsProps extends EvidenceFields {
  readonly refused: (field: string) => string | undefined
}

/** What only the chosen class can say. */
export function OwnFields(own: OwnFieldsProps) {
  switch (own.form.class) {
    case 'witness':
      return <OfWitness {...own} />
    case 'family':
      return <OfFamily {...own} />
    case 'circumstance':
      return <OfCircumstance {...own} />
    default:
      return null
  }
}

function OfWitness({ form, onChange, refused }: OwnFieldsProps) {
  const { t } = useTranslation('identifications')
  return (
    <>
      <TextArea
        optional
        label={t('give.knewHim')}
        value={form.knewHim}
        onChange={(knewHim) => onChange({ knewHim })}
        error={refused('knewHim')}
      />
      <Choices
        optional
        label={t('give.blindLineUp')}
        hint={t('give.blindLineUpHint')}
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`give.${value}`) }))}
        value={form.blindLineUp}
        onChange={(blindLineUp) => onChange({ blindLineUp })}
        error={refused('blindLineUp')}
      />
    </>
  )
}

function OfFamily({ form, onChange, errorOf }: OwnFieldsProps) {
  const { t } = useTranslation('identifications')
  return (
    <DateField
      optional
      label={t('give.portraitDate')}
      hint={t('give.portraitDateHint')}
      value={form.portraitDate}
      onChange={(portraitDate) => onChange({ portraitDate })}
      error={errorOf('portraitDate')}
    />
  )
}

function OfCircumstance({ form, onChange, refused, forMan }: OwnFieldsProps) {
  const { t } = useTranslation('identifications')
  return (
    <>
      {!form.pool && (
        <TextField
          optional
          inputMode="numeric"
          label={t('give.menLeft')}
          hint={t('give.menLeftHint')}
          value={form.menLeft}
          onChange={(menLeft) => onChange({ menLeft: menLeft.replace(/\D/g, '') })}
          error={refused('menLeft')}
        />
      )}
      {forMan && (
        <CountByPool
          subjectId={forMan}
          value={form.pool ?? null}
          onChange={(pool) => onChange({ pool })}
          error={refused('pool')}
        />
      )}
    </>
  )
}
