import type { PoolRow } from '@rollcall/contract/pool.ts'
import { useTranslation } from 'react-i18next'
import { useCampName } from '../camps/useCampName.ts'
import { useWhen } from '../dates/useWhen.ts'
import { useFormat } from '../i18n/useFormat.ts'

/** What a filter of the pool says in words: whom it leaves, and what it takes for true. */
export function useFilterWords(): (row: PoolRow) => {
  readonly label: string
  readonly takes: string
} {
  const { t } = useTranslation('pool')
  const campName = useCampName()
  const when = useWhen()
  const { number } = useFormat()
  return ({ filter, assumed: { source, date, camp, value }, undecided, removes }) => {
    const words = {
      title: source?.title ?? '',
      date: date === null ? '' : when(date),
      camp: camp ? campName(camp) : '',
      value: value ?? '',
    }
    const stay =
      undecided > 0 && filter !== 'excluded'
        ? t(`stay.${filter}`, { count: undecided, number: number(undecided) })
        : ''
    const out = removes > 0 ? t('out', { count: removes, number: number(removes) }) : ''
    const takes = source || !words.date ? t(`takes.${filter}`, words) : t('takes.then', words)
    return {
      label: t(`filter.${filter}`, words),
      takes: [takes, out, stay].filter(Boolean).join(' '),
    }
  }
}
