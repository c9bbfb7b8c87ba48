import { countSources, sourceOrder } from '@rollcall/contract/sources.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useCampName } from '../camps/useCampName.ts'
import { Choose, ChooseOrder, Chooses, useChosen } from '../ui/Choose.tsx'
import { sourcesIn } from './sourcesAsked.ts'

/** By what films and photos can be told apart, each choice with how many it leaves over, and in which order they stand. */
export function SourceChoices() {
  const { t } = useTranslation('films')
  const [search] = useSearchParams()
  const campName = useCampName()
  const { data } = useGet(countSources, { query: sourcesIn(search) }, { keep: true })
  if (!data || (data.sources < 2 && !search.size)) return null
  const choice = (value: string, label: string, count: number) => ({ value, label, count })
  return (
    <Chooses>
      <Choose
        name="kind"
        all={t('among.kind')}
        choices={(['film', 'photo'] as const)
          .filter((kind) => data.kinds[kind] > 0)
          .map((kind) => choice(kind, t(`among.kinds.${kind}`), data.kinds[kind]))}
      />
      <Choose
        name="archive"
        all={t('among.archive')}
        choices={data.archives.map(({ name, sources }) => choice(name, name, sources))}
      />
      <Choose
        name="collection"
        all={t('among.collection')}
        choices={data.collections.map(({ name, sources }) => choice(name, name, sources))}
      />
      <Choose
        name="camp"
        all={t('among.camp')}
        choices={data.camps.map(({ camp, sources }) => choice(camp.id, campName(camp), sources))}
      />
      <Choose
        name="year"
        all={t('among.year')}
        choices={data.years.map(({ year, sources }) => choice(`${year}`, `${year}`, sources))}
      />
      <Unmarked count={data.unmarked} />
      <ChooseOrder
        label={t('among.order')}
        orders={sourceOrder.options.map((value) => ({ value, label: t(`among.orders.${value}`) }))}
      />
    </Chooses>
  )
}

/** Those on which there is still everything to do. */
function Unmarked({ count }: { readonly count: number }) {
  const { t } = useTranslation('films')
  const [value, choose] = useChosen('marked')
  if (count === 0 && !value) return null
  return (
    <label>
      <input
        type="checkbox"
        checked={value === 'no'}
        onChange={({ target }) => choose(target.checked ? 'no' : '')}
      />{' '}
      {t('among.unmarked', { count })}
    </label>
  )
}
