import { listCamps } from '@rollcall/contract/camps.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import type { FieldProps } from '../ui/Field.tsx'
import { Finder } from '../ui/Finder.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { listNameOf } from './useCampName.ts'
import { useTelling } from './useTelling.ts'

const MOST_FOUND = 8

interface CampFieldProps extends FieldProps {
  /** What the camp goes by on the list, or what somebody calls it. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A camp by its name: one of the list as one types, or one that joins it. */
export function CampField({ value, onChange, ...field }: CampFieldProps) {
  const { t } = useTranslation('camps')
  const written = value.trim()
  const q = useSettled(written)
  const { data, isPlaceholderData } = useGet(
    listCamps,
    { query: { q, limit: MOST_FOUND } },
    { enabled: q !== '', keep: true },
  )
  const tell = useTelling()
  const camps = q === '' ? [] : (data?.items ?? [])
  const found = camps
    .filter((camp) => listNameOf(camp) !== written)
    .map((camp) => ({ id: camp.id, name: listNameOf(camp), detail: tell(camp) }))
  const isNew = q !== '' && q === written && data && !isPlaceholderData && camps.length === 0
  return (
    <Finder
      {...field}
      value={value}
      onChange={onChange}
      found={found}
      note={isNew && t('field.joins')}
      onPick={({ name }) => onChange(name)}
    />
  )
}
