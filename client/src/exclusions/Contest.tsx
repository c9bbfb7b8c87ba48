import { contestExclusion, type Exclusion } from '@rollcall/contract/exclusions.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextForm } from '../ui/TextForm.tsx'
import { refreshExclusions } from './refresh.ts'

/** Reasons against what was accepted: another moderator reads them. */
export function Contest({ of: { id } }: { readonly of: Exclusion }) {
  const { t } = useTranslation('exclusions')
  const [open, setOpen] = useState(false)
  const act = useAct(contestExclusion, { onSuccess: refreshExclusions })
  if (!open)
    return (
      <Buttons>
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {t('contest.open')}
        </Button>
      </Buttons>
    )
  return (
    <TextForm
      draft={`contest.${id}`}
      name="reasons"
      label={t('contest.label')}
      hint={t('contest.hint')}
      missing={t('contest.missing')}
      act={act}
      onSend={(reasons) => act.mutate({ params: { exclusionId: id }, body: { reasons } })}
      send={t('contest.do')}
      busy={t('contest.busy')}
      focused
      leave={t('contest.leave')}
      onLeave={() => setOpen(false)}
    />
  )
}
