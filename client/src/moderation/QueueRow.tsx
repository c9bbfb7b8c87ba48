import type { QueueItem } from '@rollcall/contract/moderation.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { StatusWord } from '../identifications/StatusWord.tsx'
import { useNameOf } from '../identifications/useNameOf.ts'
import { Row } from '../ui/Rows.tsx'
import { Status, type Tone } from '../ui/Status.tsx'
import styles from './QueueRow.module.css'

const tones: Record<QueueItem['why'], Tone> = {
  'evidence-open': 'waits',
  undecided: 'maybe',
  'second-signature': 'waits',
  reopened: 'warn',
}

/** One thing that waits: why it is here, whom it is about, since when. */
export function QueueRow({ of: item }: { readonly of: QueueItem }) {
  const { t } = useTranslation('moderation')
  const nameOf = useNameOf()
  const { moment } = useFormat()
  return (
    <Row>
      <div className={styles.item}>
        <Link className={styles.name} to={`/desk/${item.identificationId}`}>
          {t('desk.mayBe', { number: item.subjectNumber, name: nameOf(item.person) })}
        </Link>
        <Status tone={tones[item.why]}>{t(`why.${item.why}`)}</Status>
        <span className={styles.how}>
          <StatusWord of={item.status} />
          <small>{t('desk.answered', { count: item.answered })}</small>
        </span>
        <small>{t('desk.since', { at: moment(item.since) })}</small>
      </div>
    </Row>
  )
}
