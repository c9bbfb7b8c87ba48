import { countPeople } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useCampName } from '../camps/useCampName.ts'
import { Choose, Chooses } from '../ui/Choose.tsx'
import { traitsIn } from './traits.ts'

/** By what the roster can be told apart, each choice with how many it leaves over; of hits for a name that is not counted. */
export function PeopleChoices({ counted }: { readonly counted: boolean }) {
  const { t } = useTranslation('people')
  const [search] = useSearchParams()
  const campName = useCampName()
  const { data } = useGet(countPeople, { query: traitsIn(search) }, { keep: true })
  if (!data) return null
  const choice = (value: string, label: string, people: number) => ({
    ...{ value, label },
    ...(counted && { count: people }),
  })
  const named = ({ name, people }: (typeof data.forces)[number]) => choice(name, name, people)
  return (
    <Chooses>
      <Choose name="force" all={t('among.force')} choices={data.forces.map(named)} />
      <Choose name="unit" all={t('among.unit')} choices={data.units.map(named)} />
      <Choose
        name="camp"
        all={t('among.camp')}
        choices={data.camps.map(({ camp, people }) => choice(camp.id, campName(camp), people))}
      />
      <Choose
        name="fate"
        all={t('among.fate')}
        choices={data.fates.map(({ code, people }) => choice(code, t(`fate.${code}`), people))}
      />
    </Chooses>
  )
}
