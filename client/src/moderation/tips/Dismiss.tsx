import { dismissTip, getTip } from '@rollcall/contract/tipDesk.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../../api/answers.ts'
import { useAct } from '../../api/queries.ts'
import { Refused } from '../../ui/Refused.tsx'
import { ReasonsForm } from '../ReasonsForm.tsx'
import type { Making } from './making.ts'

/** Closes a tip of which nothing is made; the sender reads why. */
export function Dismiss({
  of: { id, can },
  onDone,
  onLeave,
}: Making & { readonly onLeave: () => void }) {
  const { t } = useTranslation('tips')
  const answers = useAnswers()
  const params = { tipId: id }
  const act = useAct(dismissTip, {
    onSuccess: (tip) => {
      answers.set(getTip, { params }, tip)
      onDone()
    },
  })
  // Another was faster: what is told is only that.
  if (!can.dismiss) return <Refused error={act.error} />
  return (
    <ReasonsForm
      draft={`tip.dismissal.${id}`}
      label={t('dismiss.why')}
      hint={t('dismiss.hint')}
      act={act}
      onSend={(reasons) => act.mutate({ params, body: { reasons } })}
      send={t('dismiss.do')}
      onLeave={onLeave}
    />
  )
}
