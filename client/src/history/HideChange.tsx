import type { Change } from '@rollcall/contract/changes.ts'
import { hideChange, listChanges } from '@rollcall/contract/history.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { Button } from '../ui/Button.tsx'
import { TextForm } from '../ui/TextForm.tsx'

/** For moderators: what stood here was private, so nobody else is to read it; or they may again. */
export function HideChange({ change: { id, hidden } }: { readonly change: Change }) {
  const { t } = useTranslation('history')
  const answers = useAnswers()
  const [asking, setAsking] = useState(false)
  const act = useAct(hideChange, {
    onSuccess: () => {
      setAsking(false)
      return answers.refresh(listChanges)
    },
  })
  const label = t(hidden ? 'hide.lift' : 'hide.set')
  if (!asking)
    return (
      <Button kind="plain" onClick={() => setAsking(true)}>
        {label}
      </Button>
    )
  return (
    <TextForm
      name="reasons"
      label={t('hide.why')}
      hint={t('hide.hint')}
      missing={t('hide.missing')}
      busy={t('hide.busy')}
      leave={t('hide.leave')}
      draft={`history.${id}`}
      send={label}
      act={act}
      onSend={(reasons) =>
        act.mutate({ params: { changeId: id }, body: { hidden: !hidden, reasons } })
      }
      onLeave={() => setAsking(false)}
    />
  )
}
