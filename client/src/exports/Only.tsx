import { getCamp, listCamps } from '@rollcall/contract/camps.ts'
import { getFilm } from '@rollcall/contract/films.ts'
import type { CampId, FilmId } from '@rollcall/contract/ids.ts'
import { search } from '@rollcall/contract/search.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useCampName } from '../camps/useCampName.ts'
import { Button } from '../ui/Button.tsx'
import { useChosen } from '../ui/Choose.tsx'
import { Finder, type Found } from '../ui/Finder.tsx'
import { useSettled } from '../ui/useSettled.ts'
import styles from './ExportsScreen.module.css'

const MOST_FOUND = 8

/** Those of one film alone, found by its title. */
export function OnlyFilm({ filmId }: { readonly filmId: FilmId | undefined }) {
  const { t } = useTranslation('exports')
  const [, choose] = useChosen('film')
  const [written, write] = useState('')
  const q = useSettled(written.trim())
  const { data } = useGet(
    search,
    { query: { q, kind: 'films', limit: MOST_FOUND } },
    { enabled: q !== '', keep: true },
  )
  const found = (q === '' ? [] : (data?.films.hits ?? [])).map(({ film }) => ({
    id: film.id,
    name: film.title,
    detail: film.date,
  }))
  if (filmId) return <FilmChosen filmId={filmId} onDrop={() => choose('')} />
  const pick = (id: string) => {
    write('')
    choose(id)
  }
  return (
    <Find
      label={t('which.film')}
      {...{ written, write, found, pick }}
      isNone={q !== '' && data?.films.count === 0}
    />
  )
}

/** Those of one camp alone, found by any of its names. */
export function OnlyCamp({ camp }: { readonly camp: CampId | undefined }) {
  const { t } = useTranslation('exports')
  const [, choose] = useChosen('camp')
  const [written, write] = useState('')
  const nameOf = useCampName()
  const q = useSettled(written.trim())
  const { data } = useGet(
    listCamps,
    { query: { q, limit: MOST_FOUND } },
    { enabled: q !== '', keep: true },
  )
  const found = (q === '' ? [] : (data?.items ?? [])).map((one) => ({
    id: one.id,
    name: nameOf(one),
  }))
  if (camp) return <CampChosen campId={camp} onDrop={() => choose('')} />
  const pick = (id: string) => {
    write('')
    choose(id)
  }
  return (
    <Find
      label={t('which.camp')}
      {...{ written, write, found, pick }}
      isNone={q !== '' && data?.items.length === 0}
    />
  )
}

interface FindProps {
  readonly label: string
  readonly written: string
  readonly write: (written: string) => void
  readonly found: readonly Found[]
  readonly pick: (id: string) => void
  readonly isNone: boolean
}

function Find({ label, written, write, found, pick, isNone }: FindProps) {
  const { t } = useTranslation('exports')
  return (
    <Finder
      label={label}
      optional
      value={written}
      onChange={write}
      found={found}
      onPick={({ id }) => pick(id)}
      note={isNone && t('which.none')}
    />
  )
}

function FilmChosen({ filmId, onDrop }: { readonly filmId: FilmId; readonly onDrop: () => void }) {
  const { t } = useTranslation('exports')
  const { data: film } = useGet(getFilm, { params: { filmId } })
  return <Chosen label={t('which.film')} name={film?.title} onDrop={onDrop} />
}

function CampChosen({ campId, onDrop }: { readonly campId: CampId; readonly onDrop: () => void }) {
  const { t } = useTranslation('exports')
  const nameOf = useCampName()
  const { data: camp } = useGet(getCamp, { params: { campId } })
  return <Chosen label={t('which.camp')} name={camp && nameOf(camp)} onDrop={onDrop} />
}

interface ChosenProps {
  readonly label: string
  readonly name: string | undefined
  readonly onDrop: () => void
}

function Chosen({ label, name, onDrop }: ChosenProps) {
  const { t } = useTranslation('exports')
  return (
    <div className={styles.chosen}>
      <p>
        <span>{label}</span> <strong>{name ?? '…'}</strong>
      </p>
      <Button kind="quiet" onClick={onDrop}>
        {t('which.drop', { name: name ?? '' })}
      </Button>
    </div>
  )
}
