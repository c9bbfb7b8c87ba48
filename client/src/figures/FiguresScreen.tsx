import { type Figures, getFigures, LEAST_NAMES } from '@rollcall/contract/figures.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Empty } from '../ui/Empty.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './FiguresScreen.module.css'
import { Outcome } from './Outcome.tsx'
import { useGroups } from './useGroups.ts'

const said = [
  { title: 'can.title', points: ['can.became', 'can.where', 'can.bounds'] },
  {
    title: 'cannot.title',
    points: ['cannot.right', 'cannot.one', 'cannot.recent', 'cannot.best', 'cannot.older'],
  },
] as const

/** What became of every name that was ever confirmed, and what that does not tell. */
export function FiguresScreen() {
  const { t } = useTranslation('figures')
  const { data, error, isPending, refetch } = useGet(getFigures, {})
  return (
    <Page title={t('title')} intro={<p>{t('intro')}</p>}>
      <Refused error={error} onAgain={refetch} />
      {isPending && <Loading rows={4} />}
      {data && (data.all.names === 0 ? <None /> : <Counted figures={data} />)}
      {said.map(({ title, points }) => (
        <section key={title} className={styles.part}>
          <h2>{t(title)}</h2>
          <ul>
            {points.map((point) => (
              <li key={point}>{t(point)}</li>
            ))}
          </ul>
        </section>
      ))}
      <p className={styles.links}>
        <Link to="/about">{t('how')}</Link>
        <Link to="/exports">{t('rows')}</Link>
      </p>
    </Page>
  )
}

function None() {
  const { t } = useTranslation('figures')
  return (
    <Empty title={t('none.title')}>
      <p>{t('none.text')}</p>
    </Empty>
  )
}

function Counted({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('figures')
  const { number, moment } = useFormat()
  const { all, confirmed, countedAt } = figures
  const groups = useGroups(figures)
  const isFew = all.names < LEAST_NAMES
  return (
    <>
      <section className={styles.all}>
        <Outcome
          title={t('all', { count: all.names, number: number(all.names) })}
          group={all}
          isLarge
        />
        <p className={styles.note}>
          {t('confirmed', { number: number(confirmed), moment: moment(countedAt) })}
          {isFew && ` ${t('few', { number: number(LEAST_NAMES) })}`}
        </p>
      </section>
      {groups.map(({ name, title, text, some }) => (
        <section key={name} className={styles.groups}>
          <h2>{title}</h2>
          <p>{text}</p>
          <div className={styles.grid}>
            {some.map(({ key, title, hint, group }) => (
              <Outcome key={key} title={title} hint={hint} group={group} />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}
