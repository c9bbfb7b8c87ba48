import type { Person } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../dates/useWhen.ts'
import { Row, Rows } from '../ui/Rows.tsx'
import styles from './PersonScreen.module.css'

/** What authorities said of him, each as of its date. */
export function FateList({ fates }: Pick<Person, 'fates'>) {
  const { t } = useTranslation('people')
  const when = useWhen()
  return (
    <section>
      <h2>{t('fates')}</h2>
      {fates.length === 0 && <p>{t('noFates')}</p>}
      <Rows>
        {fates.map(({ code, authority, asOf }, at) => (
          <Row key={at}>
            <div className={styles.told}>
              {t(`fate.${code}`)}
              <small>
                {[authority ?? t('noSource'), asOf && t('asOf', { at: when(asOf) })]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
          </Row>
        ))}
      </Rows>
      {new Set(fates.map(({ code }) => code)).size > 1 && (
        <p className={styles.differ}>
          <small>{t('fatesDiffer')}</small>
        </p>
      )}
    </section>
  )
}

/** Published official lists that name him: they make his name public. */
export function ListedIn({ lists }: { readonly lists: Person['publishedLists'] }) {
  const { t } = useTranslation('people')
  const when = useWhen()
  if (lists.length === 0) return null
  return (
    <section>
      <h2>{t('lists')}</h2>
      <Rows>
        {lists.map(({ title, date, url }, at) => (
          <Row key={at}>
            <div className={styles.told}>
              {url ? (
                <a href={url} rel="noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
              {date && <small>{when(date)}</small>}
            </div>
          </Row>
        ))}
      </Rows>
    </section>
  )
}
