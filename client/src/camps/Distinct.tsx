import { type Camp, declareDistinct, listCamps } from '@rollcall/contract/camps.ts'
import type { CampId } from '@rollcall/contract/ids.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { useAct, useGet } from '../api/queries.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Fold } from '../ui/Fold.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { CampField } from './CampField.tsx'
import { listNameOf, useCampName } from './useCampName.ts'
import { useShowCamp } from './useShowCamp.ts'

/** Where a moderator declares that another camp is not this one, or lifts that, with reasons. */
export function Distinct({ camp }: { readonly camp: Camp }) {
  const { t } = useTranslation('camps')
  if (!camp.can.edit) return null
  return (
    <Fold title={t('distinct.title')}>
      <DistinctForm camp={camp} />
    </Fold>
  )
}

function DistinctForm({ camp }: { readonly camp: Camp }) {
  const { t } = useTranslation('camps')
  const nameOf = useCampName()
  const show = useShowCamp()
  const [form, write, drop] = useDraft(`distinct.${camp.id}`, { name: '', reasons: '' })
  const { name, reasons } = form
  const [checked, setChecked] = useState(false)
  const other = useOther(name)
  const act = useAct(declareDistinct, {
    onSuccess: (now) => {
      show(now)
      drop()
      setChecked(false)
    },
  })
  const say = (otherId: CampId, distinct: boolean) =>
    act.mutate({ params: { campId: camp.id, otherId }, body: { distinct, reasons } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (other) say(other, true)
  }
  return (
    <form noValidate onSubmit={submit}>
      <p>{t('distinct.intro')}</p>
      <Refused error={act.error} />
      <CampField
        label={t('distinct.other')}
        value={name}
        onChange={(called) => write({ ...form, name: called })}
        error={checked && !other ? t('distinct.unknown') : errorAt(act.error, 'otherId')}
      />
      <TextArea
        label={t('field.reasons')}
        required
        rows={2}
        maxLength={5000}
        value={reasons}
        onChange={(text) => write({ ...form, reasons: text })}
        error={errorAt(act.error, 'reasons')}
      />
      <Buttons>
        <Button type="submit" busy={act.isPending && t('saving')}>
          {t('distinct.declare')}
        </Button>
        {camp.distinctFrom.map((one) => (
          <Button key={one.id} kind="plain" onClick={() => say(one.id, false)}>
            {t('distinct.lift', { name: nameOf(one) })}
          </Button>
        ))}
      </Buttons>
    </form>
  )
}

/** The camp of the list that goes by this name. */
function useOther(name: string): CampId | undefined {
  const q = name.trim()
  const { data } = useGet(listCamps, { query: { q, limit: 20 } }, { enabled: q !== '' })
  return data?.items.find((camp) => listNameOf(camp) === q)?.id
}
