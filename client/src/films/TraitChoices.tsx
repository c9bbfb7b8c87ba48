import type { CampShort } from '@rollcall/contract/camps.ts'
import { useTranslation } from 'react-i18next'
import { useCampName } from '../camps/useCampName.ts'
import { type Choice, Choose, useChosen } from '../ui/Choose.tsx'

interface Counted {
  readonly count: number
}

interface TraitChoicesProps {
  readonly kinds: { readonly film: number; readonly photo: number }
  readonly archives: readonly (Counted & { readonly name: string })[]
  readonly collections: readonly (Counted & { readonly name: string })[]
  readonly camps: readonly (Counted & { readonly camp: CampShort })[]
  readonly years: readonly (Counted & { readonly year: number })[]
  readonly unmarked: number
}

/** By what films, photos and stills can be told apart, each choice with how many it leaves over. */
export function TraitChoices(of: TraitChoicesProps) {
  const { kinds, archives, collections, camps, years, unmarked } = of
  const { t } = useTranslation('films')
  const campName = useCampName()
  const choice = (value: string, label: string, count: number): Choice => ({ value, label, count })
  return (
    <>
      <Choose
        name="kind"
        all={t('among.kind')}
        choices={(['film', 'photo'] as const)
          .filter((kind) => kinds[kind] > 0)
          .map((kind) => choice(kind, t(`among.kinds.${kind}`), kinds[kind]))}
      />
      <Choose
        name="archive"
        all={t('among.archive')}
        choices={archives.map(({ name, count }) => choice(name, name, count))}
      />
      <Choose
        name="collection"
        all={t('among.collection')}
        choices={collections.map(({ name, count }) => choice(name, name, count))}
      />
      <Choose
        name="camp"
        all={t('among.camp')}
        choices={camps.map(({ camp, count }) => choice(camp.id, campName(camp), count))}
      />
      <Choose
        name="year"
        all={t('among.year')}
        choices={years.map(({ year, count }) => choice(`${year}`, `${year}`, count))}
      />
      <Unmarked count={unmarked} />
    </>
  )
}

/** Those on which there is still everything to do. */
function Unmarked({ count }: Counted) {
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
