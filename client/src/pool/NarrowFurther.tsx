import { countPeople } from '@rollcall/contract/people.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Choose, Chooses } from '../ui/Choose.tsx'
import { TextField } from '../ui/Field.tsx'
import { Fold } from '../ui/Fold.tsx'
import { put } from '../ui/searchWith.ts'
import { useSearch } from '../ui/useSearch.ts'
import { isHeight } from './poolAsked.ts'

/** What the reader himself sees on the pictures: a rank, a unit, how tall he may be. */
export function NarrowFurther() {
  const { t } = useTranslation('pool')
  const [isOpen, setOpen] = useState(false)
  return (
    <Fold title={t('narrow')} onToggle={setOpen}>
      {isOpen && (
        <>
          <Forces />
          <Guessed />
        </>
      )}
    </Fold>
  )
}

function Forces() {
  const { t } = useTranslation('pool')
  const { data } = useGet(countPeople, { query: {} })
  if (!data) return null
  const named = ({ name, people }: (typeof data.forces)[number]) => ({
    ...{ value: name, label: name, count: people },
  })
  return (
    <Chooses>
      <Choose name="force" all={t('among.force')} choices={data.forces.map(named)} />
      <Choose name="unit" all={t('among.unit')} choices={data.units.map(named)} />
    </Chooses>
  )
}

function Guessed() {
  const { t } = useTranslation('pool')
  const [search, change] = useSearch()
  const [rank, setRank] = useState(search.get('rank') ?? '')
  const [height, setHeight] = useState(search.get('height') ?? '')
  const isWrong = height.trim() !== '' && !isHeight(height.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWrong) return
    change((now) => {
      for (const [name, value] of Object.entries({ rank, height })) put(now, name, value.trim())
    })
  }
  return (
    <form onSubmit={submit}>
      <TextField label={t('rank')} value={rank} onChange={setRank} />
      <TextField
        label={t('height')}
        hint={t('heightHint')}
        error={isWrong ? t('heightWrong') : undefined}
        value={height}
        onChange={setHeight}
        inputMode="numeric"
      />
      <Button type="submit">{t('apply')}</Button>
    </form>
  )
}
