import { listStills, type StillPage } from '@rollcall/contract/stills.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useList } from '../api/queries.ts'
import { PositionWords } from '../films/PositionWords.tsx'
import { Strip } from '../films/Strip.tsx'
import { useKeys } from '../ui/useKeys.ts'
import styles from './StillFoot.module.css'
import type { Source } from './useSource.ts'

interface StillFootProps {
  readonly still: StillPage
  readonly source: Source
}

/** The stills around this one, and where in the film it is. */
export function StillFoot({ still, source: { film } }: StillFootProps) {
  const { t } = useTranslation('stills')
  const { filmId, frame } = still
  const query = { limit: 100, ...(filmId ? { filmId } : {}) }
  const list = useList(listStills, { query }, { enabled: filmId !== null })
  const { items, refetch } = list
  const listed = items?.find(({ id }) => id === still.id)
  // A warning of the whole film holds for the stills beside this one too.
  const isFormer = listed !== undefined && listed.warning !== still.warning
  useEffect(() => {
    if (isFormer) void refetch()
  }, [isFormer, refetch])
  return (
    <>
      {filmId !== null && <Strip list={list} current={still.id} shots={film?.shots ?? []} />}
      <div className={styles.foot}>
        {film?.facts && frame !== null ? (
          <PositionWords frame={frame} rate={film.facts.rate} />
        ) : (
          <small>{t('size', { width: still.width, height: still.height })}</small>
        )}
        <Neighbours still={still} />
      </div>
    </>
  )
}

function Neighbours({ still: { previous, next } }: { readonly still: StillPage }) {
  const { t } = useTranslation('stills')
  const go = useNavigate()
  const there = (id: string | null) => () => void (id && go(`/stills/${id}`))
  useKeys([
    { key: ',', text: t('previous'), run: there(previous) },
    { key: '.', text: t('next'), run: there(next) },
  ])
  return (
    <nav className={styles.neighbours} aria-label={t('neighbours')}>
      {previous && <Link to={`/stills/${previous}`}>{`← ${t('previous')}`}</Link>}
      {next && <Link to={`/stills/${next}`}>{`${t('next')} →`}</Link>}
    </nav>
  )
}
