import type { SubjectId } from '@rollcall/contract/ids.ts'
import { getPool, type PoolGiven } from '@rollcall/contract/pool.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Check } from '../ui/Choices.tsx'
import { FieldError } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { PoolMeter } from './PoolMeter.tsx'
import { askedBy, poolGivenIn, switched } from './poolAsked.ts'

interface CountByPoolProps {
  readonly subjectId: SubjectId
  /** By what it is counted; null where the number is given otherwise. */
  readonly value: PoolGiven | null
  readonly onChange: (value: PoolGiven | null) => void
  readonly error: string | undefined
}

/** How many men the circumstances leave, counted by the roster; there for whoever reads all its names. */
export function CountByPool({ subjectId, value, onChange, error }: CountByPoolProps) {
  const { t } = useTranslation('pool')
  const { number } = useFormat()
  const [search] = useSearchParams()
  const query = { ...askedBy(value ?? {}), limit: 1 }
  const { data: pool, ...got } = useGet(getPool, { params: { subjectId }, query }, { keep: true })
  if (value === null && (!pool || pool.partial || pool.people === 0)) return null
  return (
    <div>
      <Check
        label={t('count.by')}
        checked={value !== null}
        onChange={(checked) => onChange(checked ? poolGivenIn(search) : null)}
      />
      <Refused error={got.error} onAgain={got.refetch} />
      {value && pool && (
        <>
          <PoolMeter
            pool={pool}
            onSwitch={(filter) =>
              onChange({ ...value, off: [...switched(value.off ?? [], filter)] })
            }
          />
          <p role="status">{t('count.leaves', { count: pool.left, number: number(pool.left) })}</p>
        </>
      )}
      <FieldError id="count-by-pool">{error}</FieldError>
    </div>
  )
}
