import { type Decided, listDecided } from '@rollcall/contract/cases.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { useManNumber } from '../men/useManName.ts'
import { Crop } from '../ui/Crop.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Row, Rows } from '../ui/Rows.tsx'
import { Status } from '../ui/Status.tsx'
import styles from './DecidedLately.module.css'

/** What the page and whatever asks ahead ask for. */
const decidedLately = { query: { limit: 5 } }

/** What was confirmed and what was taken back, the latest first. */
export function DecidedLately() {
  const { t } = useTranslation('subjects')
  const list = useList(listDecided, decidedLately)
  return (
    <section className={styles.part} aria-labelledby="decided">
      <h2 id="decided">{t('decided.title')}</h2>
      <Refused error={list.error} onAgain={list.refetch} />
      {list.items?.length === 0 && <p>{t('decided.none')}</p>}
      <Rows>
        {list.items?.map((one) => (
          <DecidedRow key={one.id} one={one} />
        ))}
      </Rows>
      <More list={list} />
    </section>
  )
}

function DecidedRow({ one: { status, person, subject, decidedAt } }: { readonly one: Decided }) {
  const { t } = useTranslation('subjects')
  const { day } = useFormat()
  const byNumber = useManNumber()
  const { portrait } = subject
  const confirmed = status === 'confirmed'
  return (
    <Row>
      <Link className={styles.decided} to={`/subjects/${subject.id}`}>
        {portrait && <Crop of={portrait.still} region={portrait.region} alt="" sizes="72px" />}
        <span>
          <b>{byNumber(subject.number)}</b>
          <Status tone={confirmed ? 'ok' : 'warn'}>{t(`decided.${status}`)}</Status>
          <span className={styles.name} data-retracted={confirmed ? undefined : ''}>
            {person.name ?? t('decided.withheld')}
          </span>
          <small>
            {day(decidedAt)} · {t('notOfficial')}
          </small>
        </span>
      </Link>
    </Row>
  )
}
