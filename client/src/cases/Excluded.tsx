import type { ExclusionHint } from '@rollcall/contract/exclusions.ts'
import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { Exclusion } from '../exclusions/Exclusion.tsx'
import { RestsOn } from '../exclusions/RestsOn.tsx'
import { useExclusions } from '../exclusions/useExclusions.ts'
import { PersonName } from '../men/PersonName.tsx'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './Closed.module.css'

/** Whom he cannot be, and why: what counts first, what was dismissed or lapsed folded, what is not sure apart. */
export function Excluded({ man }: { readonly man: SubjectPage }) {
  const { t } = useTranslation('cases')
  const list = useExclusions(man.id)
  const { items, first } = list
  if (!items || !first) return <Refused error={list.error} onAgain={list.refetch} />
  const alive = items.filter(({ state }) => state === 'open' || state === 'accepted')
  const over = items.filter((one) => !alive.includes(one))
  const { hints, can } = first as { hints: ExclusionHint[]; can: { raise: boolean } }
  if (items.length + hints.length === 0 && !can.raise) return null
  return (
    <section className={styles.closed} aria-labelledby="excluded">
      <h2 id="excluded">{t('excluded.title')}</h2>
      {alive.length === 0 && <p>{t('excluded.none')}</p>}
      <ul className={styles.list}>
        {alive.map((one) => (
          <Exclusion key={one.id} of={one} who={<PersonName of={one.person} />} />
        ))}
      </ul>
      {over.length > 0 && (
        <details className={styles.over}>
          <summary>{t('excluded.over', { count: over.length })}</summary>
          <ul className={styles.list}>
            {over.map((one) => (
              <Exclusion key={one.id} of={one} who={<PersonName of={one.person} />} />
            ))}
          </ul>
        </details>
      )}
      <More list={list} />
      <Hints of={hints} />
      {can.raise && man.sightings.length > 0 && (
        <Buttons>
          <ButtonLink kind="quiet" to={`/subjects/${man.id}/exclude`}>
            {t('excluded.raise')}
          </ButtonLink>
        </Buttons>
      )}
    </section>
  )
}

function Hints({ of: hints }: { readonly of: readonly ExclusionHint[] }) {
  const { t } = useTranslation(['cases', 'exclusions'])
  if (hints.length === 0) return null
  return (
    <>
      <h3>{t('excluded.hints')}</h3>
      <p>{t('excluded.hintsDo')}</p>
      <ul className={styles.list}>
        {hints.map((hint) => (
          <li key={JSON.stringify(hint)} className={styles.hint}>
            <b>
              <PersonName of={hint.person} />
            </b>{' '}
            {t(`exclusions:kind.${hint.kind}`)}
            <RestsOn of={hint.restsOn} />
          </li>
        ))}
      </ul>
    </>
  )
}
