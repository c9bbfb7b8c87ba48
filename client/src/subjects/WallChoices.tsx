import type { ResponseOf } from '@rollcall/contract/endpoint.ts'
import type { countSubjects } from '@rollcall/contract/wall.ts'
import { useTranslation } from 'react-i18next'
import { useCampName } from '../camps/useCampName.ts'
import { useClueWords } from '../men/useClueWords.ts'
import { Choose, Chooses, useChosen } from '../ui/Choose.tsx'
import { orders } from './shown.ts'

/** By what the men can be told apart, each choice with how many it leaves over, and in which order they stand. */
export function WallChoices({ counts }: { readonly counts: ResponseOf<typeof countSubjects> }) {
  const { t } = useTranslation('subjects')
  const campName = useCampName()
  const clueWords = useClueWords()
  const films = counts.films.map(({ id, title, men }) => ({ value: id, label: title, count: men }))
  const camps = counts.camps.map(({ camp, men }) => ({
    ...{ value: camp.id, label: campName(camp), count: men },
  }))
  const years = counts.years.map(({ year, men }) => ({
    ...{ value: `${year}`, label: `${year}`, count: men },
  }))
  const clues = counts.clues.map(({ clue, men }) => ({
    ...{ value: clue, label: clueWords.kind(clue), count: men },
  }))
  return (
    <Chooses>
      <Choose name="film" all={t('wall.choose.film')} choices={films} />
      <Choose name="camp" all={t('wall.choose.camp')} choices={camps} />
      <Choose name="year" all={t('wall.choose.year')} choices={years} />
      <Choose name="clue" all={t('wall.choose.clue')} choices={clues} />
      <Order />
    </Chooses>
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
