import type { ResponseOf } from '@rollcall/contract/endpoint.ts'
import type { listPeople } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Row, RowName } from '../ui/Rows.tsx'
import styles from './PersonRow.module.css'
import { useFacts } from './useFacts.ts'

type Listed = ResponseOf<typeof listPeople>['items'][number]

/** Somebody in the list: his name, what tells him from others, and why he was found. */
export function PersonRow({ person }: { readonly person: Listed }) {
  const { t } = useTranslation('people')
  const facts = useFacts()(person)
  const { otherNames } = person
  return (
    <Row>
      <div className={styles.person}>
        <div>
          <RowName>
            <Link to={`/people/${person.id}`}>{person.name ?? t('withheld')}</Link>
          </RowName>
          {otherNames.length > 0 && (
            <small>{t('alsoKnown', { names: otherNames.join(', ') })}</small>
          )}
        </div>
        <p className={styles.facts}>{facts.length > 0 ? facts.join(' · ') : t('nothingMore')}</p>
        {person.hit && <span className={styles.hit}>{t(`hit.${person.hit}`)}</span>}
      </div>
    </Row>
  )
}
