import type { ResponseOf } from '@rollcall/contract/endpoint.ts'
import type { countSubjects } from '@rollcall/contract/wall.ts'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useCampName } from '../camps/useCampName.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { orders, searchWith } from './shown.ts'
import styles from './WallTop.module.css'

interface Choice {
  readonly value: string
  readonly label: string
  readonly men: number
}

/** By what the men can be told apart, each choice with how many it leaves over, and in which order they stand. */
export function WallChoices({ counts }: { readonly counts: ResponseOf<typeof countSubjects> }) {
  const { t } = useTranslation('subjects')
  const campName = useCampName()
  const films = counts.films.map(({ id, title, men }) => ({ value: id, label: title, men }))
  const camps = counts.camps.map(({ camp, men }) => ({
    value: camp.id,
    label: campName(camp),
    men,
  }))
  const years = counts.years.map(({ year, men }) => ({ value: `${year}`, label: `${year}`, men }))
  return (
    <div className={styles.choices}>
      <Choose name="film" all={t('wall.choose.film')} choices={films} />
      <Choose name="camp" all={t('wall.choose.camp')} choices={camps} />
      <Choose name="year" all={t('wall.choose.year')} choices={years} />
      <Order />
    </div>
  )
}

interface ChooseProps {
  readonly name: 'film' | 'camp' | 'year'
  readonly all: string
  readonly choices: readonly Choice[]
}

/** One of several; where there is only one, and nothing is chosen, there is nothing to choose. */
function Choose({ name, all, choices }: ChooseProps) {
  const { number } = useFormat()
  const [value, choose] = useChosen(name)
  if (choices.length < 2 && !value) return null
  return (
    <select aria-label={all} value={value} onChange={({ target }) => choose(target.value)}>
      <option value="">{all}</option>
      {choices.map(({ value: one, label, men }) => (
        <option key={one} value={one}>
          {label} ({number(men)})
        </option>
      ))}
    </select>
  )
}

function Order() {
  const { t } = useTranslation('subjects')
  const [value, choose] = useChosen('order')
  return (
    <select
      aria-label={t('wall.order')}
      value={value}
      onChange={({ target }) => choose(target.value)}
    >
      {orders.map((one) => (
        <option key={one} value={one === 'newest' ? '' : one}>
          {t(`wall.orders.${one}`)}
        </option>
      ))}
    </select>
  )
}

function useChosen(name: string): [chosen: string, choose: (value: string) => void] {
  const [search] = useSearchParams()
  const go = useNavigate()
  const choose = (value: string) =>
    void go(`/${searchWith(search, name, value)}`, { replace: true, preventScrollReset: true })
  return [search.get(name) ?? '', choose]
}
