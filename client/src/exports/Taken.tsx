import { listDownloads } from '@rollcall/contract/exports.ts'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Loading } from '../ui/Loading.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Row, Rows } from '../ui/Rows.tsx'
import styles from './ExportsScreen.module.css'

/** For moderators: what was taken away that is not for everybody, by whom, and what for. */
export function Taken() {
  const { t } = useTranslation('exports')
  const taken = useList(listDownloads, { query: { limit: 20 } })
  return (
    <section className={styles.part} aria-labelledby="exports-taken">
      <h2 id="exports-taken">{t('taken.title')}</h2>
      <p>{t('taken.text')}</p>
      <Refused error={taken.error} onAgain={taken.refetch} />
      {taken.isPending && <Loading rows={3} />}
      {taken.items?.length === 0 && <p>{t('taken.none')}</p>}
      <Rows>
        {taken.items?.map((one) => (
          <TakenRow key={one.id} one={one} />
        ))}
      </Rows>
      <More list={taken} />
    </section>
  )
}

function TakenRow({ one }: { readonly one: ItemOf<typeof listDownloads> }) {
  const { t } = useTranslation('exports')
  const { moment, number } = useFormat()
  const { what, profile, filters, reason, by, at, rows, logHead, ended } = one
  const told = Object.entries(filters).map(([name, value]) => `${name}: ${value}`)
  return (
    <Row>
      <div className={styles.format}>
        <h3>
          {what} · {t(`profile.${profile}.name`)}
        </h3>
        <p>
          {t('taken.by', { by, at: moment(at) })}
          {rows !== null && ` · ${t('taken.rows', { count: rows, rows: number(rows) })}`}
          {told.length > 0 && ` · ${told.join(', ')}`}
          {ended !== null && ` · ${t(`taken.ended.${ended}`)}`}
        </p>
        <p className={styles.reason}>{reason}</p>
        {logHead !== null && (
          <p className={styles.address}>
            {t('taken.head')} <code>{logHead}</code>
          </p>
        )}
      </div>
    </Row>
  )
}
