import { listSubjects, type SubjectListed } from '@rollcall/contract/subjects.ts'
import { getTotals } from '@rollcall/contract/wall.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { useGet, useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Picture } from '../ui/Picture.tsx'
import styles from './Opening.module.css'
import { shownOf } from './shown.ts'

const everybody = shownOf(new URLSearchParams())

/** What this is, and beside it a still: the one of a film on which a man was marked last. */
export function Opening() {
  const { t } = useTranslation('subjects')
  const { items, isPending } = useList(listSubjects, everybody)
  const newest = items?.find(({ portrait }) => portrait.still.filmId !== null) ?? items?.[0]
  return (
    <div className={styles.opening}>
      <div>
        <Heading className={styles.sentence}>{t('home.sentence')}</Heading>
        <p className={styles.text}>{t('home.text')}</p>
        <WhatToDo />
        <Totals />
      </div>
      {newest ? <Shown newest={newest} /> : isPending && <div className={styles.stage} />}
    </div>
  )
}

/** Where to begin. */
function WhatToDo() {
  const { t } = useTranslation('subjects')
  const me = useMe()
  return (
    <>
      <Buttons>
        <ButtonLink kind="primary" to="#wall">
          {t('home.know')}
        </ButtonLink>
        <ButtonLink to="/compare">{t('home.compare')}</ButtonLink>
        <ButtonLink to="/films">{t('home.films')}</ButtonLink>
      </Buttons>
      {me?.id === null && (
        <p className={styles.account}>
          <small>{t('home.noAccount')}</small>
        </p>
      )}
    </>
  )
}

/** How much there is to look at. */
function Totals() {
  const { t } = useTranslation('subjects')
  const { number } = useFormat()
  const { data: totals } = useGet(getTotals, {})
  const kinds = ['unknown', 'confirmed', 'films', 'photos', 'people'] as const
  return (
    <p className={styles.totals}>
      <small>
        {totals &&
          kinds
            .filter((kind) => totals[kind] > 0)
            .map((kind) => t(`totals.${kind}`, { count: totals[kind], n: number(totals[kind]) }))
            .join(' · ')}
      </small>
    </p>
  )
}

/** Of the room that is kept for it the still takes what its own proportions allow. */
const room = 5 / 3

function Shown({ newest }: { readonly newest: SubjectListed }) {
  const { t } = useTranslation('subjects')
  const { still, filmTitle } = newest.portrait
  const width = Math.min(1, still.width / still.height / room)
  return (
    <figure className={styles.figure}>
      <Link
        className={styles.stage}
        to={`/stills/${still.id}`}
        aria-label={t('home.stillOf', { title: still.title })}
      >
        <span style={{ width: `${width * 100}%` }}>
          <Picture of={still} alt="" sizes="(max-width: 63.99em) 100vw, 50vw" first />
        </span>
      </Link>
      <figcaption>
        <small>
          {filmTitle ?? still.title}.{' '}
          {still.filmId ? (
            <Link data-alone="" to={`/films/${still.filmId}`}>
              {t('home.watch')}
            </Link>
          ) : (
            <Link data-alone="" to={`/stills/${still.id}`}>
              {t('home.look')}
            </Link>
          )}
        </small>
      </figcaption>
    </figure>
  )
}
