import type { Identification } from '@rollcall/contract/identifications.ts'
import type { IdentificationId, SubjectId } from '@rollcall/contract/ids.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../../api/queries.ts'
import { isOpen } from '../../identifications/tones.ts'
import { useNameOf } from '../../men/useNameOf.ts'
import { Choices } from '../../ui/Choices.tsx'

/** The names that stand for a man; undefined while they are not known. */
export function useOpenNames(subjectId: SubjectId | null): Identification[] | undefined {
  const params = { subjectId: subjectId ?? ('' as SubjectId) }
  const { data: man } = useGet(getSubject, { params }, { enabled: subjectId !== null })
  return man?.identifications.filter(({ status }) => isOpen(status))
}

interface PickNameProps {
  readonly of: readonly Identification[]
  readonly value: IdentificationId | null
  readonly onChange: (identificationId: IdentificationId) => void
  readonly error: string | undefined
}

/** Of which of the names that stand for him the tip speaks. */
export function PickName({ of: names, value, onChange, error }: PickNameProps) {
  const { t } = useTranslation('tips')
  const nameOf = useNameOf()
  return (
    <Choices
      label={t('make.name')}
      choices={names.map(({ id, person }) => ({ value: id, label: nameOf(person) }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}
