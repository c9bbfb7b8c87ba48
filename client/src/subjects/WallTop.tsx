import { countSubjects } from '@rollcall/contract/wall.ts'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { usePresence } from '../live/hooks.ts'
import { LiveCount } from '../ui/LiveCount.tsx'
import { searchWith } from '../ui/searchWith.ts'
import { countedOf, type Shown } from './shown.ts'
import { WallChoices } from './WallChoices.tsx'
import styles from './WallTop.module.css'

const unnamed = ['unknown', 'nobody', 'proposed'] as const
const titles = { confirmed: 'wall.named', 'no-prisoner': 'wall.others' } as const

/** The heading of the wall of unknown men: how many look at it now, which of them it shows; and beside it the way to those who were named. */
export function WallTop({ id, shown }: { readonly id: string; readonly shown: Shown }) {
  const { t } = useTranslation('subjects')
  const { number } = useFormat()
  const [search] = useSearchParams()
  const { data: counts } = useGet(countSubjects, countedOf(search), { keep: true })
  const countOf = (one: Shown): number | undefined =>
    counts &&
    (one === 'unknown' ? counts.standing.nobody + counts.standing.proposed : counts.standing[one])
  const isOfUnknown = shown !== 'confirmed' && shown !== 'no-prisoner'
  // Few or none are no prisoners: where there is nobody, nothing leads to them.
  const areOthers = (counts?.standing['no-prisoner'] ?? 0) > 0
  const way = (one: Shown) => (
    <span key={one} className={styles.filter}>
      <Link
        to={`/${searchWith(search, 'standing', one === 'unknown' ? '' : one)}`}
        replace
        preventScrollReset
        aria-current={one === shown ? 'true' : undefined}
      >
        {t(`wall.shown.${one}`)}
      </Link>
      <small>{countOf(one) === undefined ? '' : number(countOf(one) ?? 0)}</small>
    </span>
  )
  return (
    <>
      <div className={styles.top}>
        <h2 id={id}>{t(isOfUnknown ? 'wall.title' : titles[shown])}</h2>
        <LookingNow />
        <nav className={styles.filters} aria-label={t('wall.filters')}>
          {(isOfUnknown ? unnamed : (['unknown'] as const)).map(way)}
        </nav>
        {isOfUnknown && (
          <p className={styles.beside}>
            {way('confirmed')}
            {areOthers && way('no-prisoner')}
          </p>
        )}
      </div>
      {counts && <WallChoices counts={counts} />}
    </>
  )
}

function LookingNow() {
  const { t } = useTranslation('subjects')
  const { number } = useFormat()
  const count = usePresence('wall') ?? 0
  if (count < 2) return null
  return <LiveCount>{t('wall.looking', { count, people: number(count) })}</LiveCount>
}
