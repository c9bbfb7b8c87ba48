import type { Person } from '@rollcall/contract/people.ts'
import { sourcedFacts } from '@rollcall/contract/personFacts.ts'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../dates/useWhen.ts'
import styles from './PersonScreen.module.css'
import { isDate } from './personForm.ts'

/** What is known of him, with the place where it is written: facts that share one name it once, under the last. */
export function FactList({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people')
  const told = useTold(person)
  const when = useWhen()
  const known = sourcedFacts.flatMap((fact) => {
    const value = told(fact)
    return value ? [{ fact, value, source: person.sources[fact] }] : []
  })
  return (
    <section>
      <h2>{t('known')}</h2>
      {known.length + person.unread.length === 0 && <p>{t('nothingMore')}</p>}
      <dl className={styles.list}>
        {[...Map.groupBy(known, ({ source }) => source)].flatMap(([source, facts]) =>
          facts.map(({ fact, value }, at) => (
            <div key={fact} data-shares={at > 0 ? '' : undefined}>
              <dt>{t(`field.${fact}`)}</dt>
              <dd>
                {value}
                {at === facts.length - 1 && (
                  <small>{source ? t('source', { source }) : t('noSource')}</small>
                )}
              </dd>
            </div>
          )),
        )}
        {person.unread.map(({ field, column, written }) => (
          <div key={`${field} ${column}`}>
            <dt>{column}</dt>
            <dd>
              {when(written)}
              <small>{t('fromList')}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function useTold(person: Person): (fact: (typeof sourcedFacts)[number]) => string | null {
  const when = useWhen()
  return (fact) => {
    const value = person[fact]
    if (typeof value === 'number') return String(value)
    return value && isDate(fact) ? when(value) : value
  }
}
