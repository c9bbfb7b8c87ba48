import type { CampName } from '@rollcall/contract/camps.ts'
import type { Change } from '@rollcall/contract/changes.ts'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../dates/useWhen.ts'
import { linesOf, type Telling } from '../history/told.ts'
import { useCampName } from './useCampName.ts'

/** Corrections of a camp in words. */
export function useTellCamp(): Telling {
  const { t } = useTranslation('camps')
  const when = useWhen()
  const named = useNamedIn()
  const labels: Readonly<Record<string, string>> = {
    names: t('names'),
    place: t('place'),
    from: t('field.from'),
    to: t('field.to'),
    distinctFrom: t('distinct.from'),
  }
  return (change) => {
    if (change.what !== 'camp.corrected') return null
    const nameOf = named(change)
    const say = (field: string, value: unknown): string | null => {
      if (field === 'names') return (value as CampName[]).map(({ text }) => text).join('\n')
      if (field === 'distinctFrom') return (value as string[]).map(nameOf).join('\n') || null
      if (!value) return null
      return field === 'place' ? String(value) : when(String(value))
    }
    return { about: null, lines: linesOf(change, (field) => labels[field] ?? field, say) }
  }
}

/** Camps that a change names by id; what was written before there was a list stands as it was. */
export function useNamedIn(): (change: Pick<Change, 'camps'>) => (written: string) => string {
  const name = useCampName()
  return ({ camps }) =>
    (written) => {
      const camp = camps.find(({ id }) => id === written)
      return camp ? name(camp) : written
    }
}
