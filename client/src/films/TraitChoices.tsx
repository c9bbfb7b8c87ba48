import type { CampShort } from '@rollcall/contract/camps.ts'
import { useTranslation } from 'react-i18next'
import { useCampName } from '../camps/useCampName.ts'
import { type Choice, Choose, useChosen } from '../ui/Choose.tsx'

interface TraitChoicesProps<Of> {
  readonly counts: {
    readonly kinds: { readonly film: number; readonly photo: number }
    readonly archives: readonly (Of & { readonly name: string })[]
    readonly collections: readonly (Of & { readonly name: string })[]
    readonly camps: readonly (Of & { readonly camp: CampShort })[]
    readonly years: readonly (Of & { readonly year: number })[]
    readonly unmarked: number
  }
  readonly countOf: (of: Of) => number
}

/** By what films, photos and stills can be told apart, each choice with how many it leaves over. */
export function TraitChoices<Of>({ counts, countOf }: TraitChoicesProps<Of>) {
  const { kinds, archives, collections, camps, years, unmarked } = counts
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
        choices={archives.map((one) => choice(one.name, one.name, countOf(one)))}
      />
      <Choose
        name="collection"
        all={t('among.collection')}
        choices={collections.map((one) => choice(one.name, one.name, countOf(one)))}
      />
      <Choose
        name="camp"
        all={t('among.camp')}
        choices={camps.map((one) => choice(one.camp.id, campName(one.camp), countOf(one)))}
      />
      <Choose
        name="year"
        all={t('among.year')}
        choices={years.map((one) => choice(`${one.year}`, `${one.year}`, countOf(one)))}
      />
      <Unmarked count={unmarked} />
    </>
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
