import type { IdentificationId, SubjectId } from '@rollcall/contract/ids.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { isOpen } from '../identifications/tones.ts'
import { useNameOf } from '../identifications/useNameOf.ts'
import { Choices } from '../ui/Choices.tsx'

interface PickNameProps {
  readonly subjectId: SubjectId
  readonly value: IdentificationId | null
  readonly onChange: (identificationId: IdentificationId) => void
  readonly error: string | undefined
}

/** Of which of the names that stand for him the tip speaks. */
export function PickName({ subjectId, value, onChange, error }: PickNameProps) {
  const { t } = useTranslation('tips')
  const nameOf = useNameOf()
  const { data: man } = useGet(getSubject, { params: { subjectId } })
  const open = man?.identifications.filter(({ status }) => isOpen(status))
  if (open?.length === 0) return <p role="status">{t('make.noName')}</p>
  return (
    <Choices
      label={t('make.name')}
      choices={(open ?? []).map(({ id, person }) => ({ value: id, label: nameOf(person) }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}
