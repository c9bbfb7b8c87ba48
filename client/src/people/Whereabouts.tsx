import type { PersonId } from '@rollcall/contract/ids.ts'
import { listWhereabouts, type Whereabouts as One } from '@rollcall/contract/whereabouts.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { useList } from '../api/queries.ts'
import { useCampName } from '../camps/useCampName.ts'
import { useWhen } from '../dates/useWhen.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { useManNumber } from '../men/useManName.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Crop } from '../ui/Crop.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Status, type Tone } from '../ui/Status.tsx'
import styles from './Whereabouts.module.css'

/** Where he may be seen, and where not: each man for whom he was proposed, how that stands, and the way there. */
export function Whereabouts({ personId }: { readonly personId: PersonId }) {
  const { t } = useTranslation('people')
  const list = useList(listWhereabouts, { params: { personId } })
  if (!list.error && !list.items) return null
  return (
    <section className={styles.where}>
      <h2>{t('where.title')}</h2>
      <Refused error={list.error} onAgain={list.refetch} />
      {list.items?.length === 0 && <Nowhere />}
      <ul>
        {list.items?.map((one) => (
          <Where key={one.identificationId} of={one} />
        ))}
      </ul>
      <More list={list} />
    </section>
  )
}

/** Whether there is something to compare: him, and a picture of the man. */
export const isCompared = ({ status, subject }: One): boolean =>
  subject.portrait !== null && status !== 'ruled-out' && status !== 'withdrawn'

/** What somebody who recognises him can do about it. */
function Nowhere() {
  const { t } = useTranslation('people')
  const mayPropose = useMe()?.can.contribute ?? false
  return (
    <div className={styles.nowhere}>
      <p>{t(mayPropose ? 'where.nowherePropose' : 'where.nowhereTip')}</p>
      <ButtonLink to="/">{t('where.look')}</ButtonLink>
    </div>
  )
}

const tones: Record<One['status'], Tone> = {
  proposed: 'maybe',
  probable: 'maybe',
  confirmed: 'ok',
  disputed: 'warn',
  retracted: 'warn',
  'ruled-out': 'out',
  withdrawn: 'none',
}

function Where({ of: one }: { readonly of: One }) {
  const { identificationId, status, since, subject } = one
  const { t } = useTranslation('people')
  const { day } = useFormat()
  const byNumber = useManNumber()
  const takenOf = useTakenWords()
  const { portrait } = subject
  const page = `/subjects/${subject.id}`
  return (
    <li>
      <Link to={page} tabIndex={-1} aria-hidden="true">
        {portrait && <Crop of={portrait.still} region={portrait.region} alt="" sizes="96px" />}
      </Link>
      <div>
        <h3>{byNumber(subject.number)}</h3>
        <Status tone={tones[status]}>{t(`where.status.${status}`, { at: day(since) })}</Status>
        {portrait && <p>{takenOf(portrait)}</p>}
        {status === 'confirmed' && <p>{t('where.notOfficial')}</p>}
        <p className={styles.ways}>
          <Link to={page}>{t('where.page')}</Link>
          {isCompared(one) && (
            <Link to={`${page}/compare/${identificationId}`}>{t('where.compare')}</Link>
          )}
          {portrait && (
            <Link to={`/stills/${portrait.still.id}?man=${subject.id}`}>{t('where.picture')}</Link>
          )}
          {portrait?.still.filmId && (
            <Link to={`/films/${portrait.still.filmId}?frame=${portrait.still.frame}`}>
              {t('where.film')}
            </Link>
          )}
        </p>
      </div>
    </li>
  )
}

function useTakenWords() {
  const when = useWhen()
  const campName = useCampName()
  return ({
    still,
    filmTitle,
    taken: { camp, place, date },
  }: NonNullable<One['subject']['portrait']>): string =>
    [filmTitle ?? still.title, camp ? campName(camp) : place, date && when(date)]
      .filter(Boolean)
      .join(', ')
}
