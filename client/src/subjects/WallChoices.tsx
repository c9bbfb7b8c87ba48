import type { ResponseOf } from '@rollcall/contract/endpoint.ts'
import type { countSubjects } from '@rollcall/contract/wall.ts'
import { useTranslation } from 'react-i18next'
import { useCampName } from '../camps/useCampName.ts'
import { useClueWords } from '../men/useClueWords.ts'
import { Choose, ChooseOrder, Chooses } from '../ui/Choose.tsx'
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
      <Choose name="clue" all={t('wall.choose.clue')} choices={clues} evenOne />
      <ChooseOrder
        label={t('wall.order')}
        orders={orders.map((value) => ({ value, label: t(`wall.orders.${value}`) }))}
      />
    </Chooses>
  )
}
