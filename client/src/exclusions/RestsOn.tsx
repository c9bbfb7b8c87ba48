import type { RestsOn as Rest } from '@rollcall/contract/exclusions.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCampName } from '../camps/useCampName.ts'
import { useWhen } from '../dates/useWhen.ts'
import styles from './Exclusion.module.css'

/** What it rests on, each a way to where that is written. */
export function RestsOn({ of: rests }: { readonly of: readonly Rest[] }) {
  const words = useRestWords()
  if (rests.length === 0) return null
  return (
    <ul className={styles.rests}>
      {rests.map((rest) => (
        <li key={JSON.stringify(rest)}>
          <Link to={wayTo(rest)}>{words(rest)}</Link>
          <Source of={rest} />
        </li>
      ))}
    </ul>
  )
}

function Source({ of: rest }: { readonly of: Rest }) {
  const { t } = useTranslation('exclusions')
  if (!('source' in rest) || rest.source === null) return null
  return <small> {t('rests.source', { source: rest.source })}</small>
}

function wayTo(rest: Rest): string {
  switch (rest.what) {
    case 'fact':
    case 'stay':
      return `/people/${rest.personId}`
    case 'film':
      return `/films/${rest.filmId}`
    case 'photo':
    case 'still':
      return `/stills/${rest.stillId}`
    case 'confirmed':
      return `/subjects/${rest.subjectId}`
    default:
      return rest satisfies never
  }
}

function useRestWords() {
  const { t } = useTranslation('exclusions')
  const when = useWhen()
  const campName = useCampName()
  return (rest: Rest): string => {
    switch (rest.what) {
      case 'fact':
        return t(`rests.${rest.field}`, { date: when(rest.date) })
      case 'stay': {
        const camp = rest.camp ? campName(rest.camp) : t('rests.aCamp')
        return t('rests.stay', { camp, from: when(rest.from ?? ''), to: when(rest.to ?? '') })
      }
      case 'film':
      case 'photo': {
        const words = t(`rests.${rest.what}`, { title: rest.title, date: when(rest.date) })
        return rest.camp ? `${words}, ${campName(rest.camp)}` : words
      }
      case 'still':
        return t('rests.still')
      case 'confirmed':
        return t('rests.confirmed', { number: rest.subjectNumber })
      default:
        return rest satisfies never
    }
  }
}
