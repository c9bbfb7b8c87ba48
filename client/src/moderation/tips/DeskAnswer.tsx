import { answerTip, getTip, type Tip } from '@rollcall/contract/tipDesk.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../../api/answers.ts'
import { useAct } from '../../api/queries.ts'
import { TextForm } from '../../ui/TextForm.tsx'

/** An answer to the sender, which he reads with his receipt. */
export function DeskAnswer({ of: { id } }: { readonly of: Tip }) {
  const { t } = useTranslation('tips')
  const answers = useAnswers()
  const params = { tipId: id }
  const act = useAct(answerTip, { onSuccess: (tip) => answers.set(getTip, { params }, tip) })
  return (
    <TextForm
      name="text"
      draft={`tip.answer.${id}`}
      label={t('desk.answer')}
      hint={t('desk.answerHint')}
      missing={t('messageMissing')}
      send={t('desk.doAnswer')}
      busy={t('sending')}
      act={act}
      onSend={(text) => act.mutate({ params, body: { text } })}
    />
  )
}
