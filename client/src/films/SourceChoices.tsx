import { countSources, sourceOrder } from '@rollcall/contract/sources.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useGet } from '../api/queries.ts'
import { ChooseOrder, Chooses } from '../ui/Choose.tsx'
import { sourcesIn } from './sourcesAsked.ts'
import { TraitChoices } from './TraitChoices.tsx'

/** By what films and photos can be told apart, and in which order they stand. */
export function SourceChoices() {
  const { t } = useTranslation('films')
  const [search] = useSearchParams()
  const { data } = useGet(countSources, { query: sourcesIn(search) }, { keep: true })
  if (!data || (data.sources < 2 && !search.size)) return null
  return (
    <Chooses>
      <TraitChoices<{ readonly sources: number }>
        counts={data}
        countOf={({ sources }) => sources}
      />
      <ChooseOrder
        label={t('among.order')}
        orders={sourceOrder.options.map((value) => ({ value, label: t(`among.orders.${value}`) }))}
      />
    </Chooses>
  )
}
