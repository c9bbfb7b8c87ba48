import { giveEvidence, type Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAct } from '../api/queries.ts'
import { takeIn } from '../men/cached.ts'
import { offerUndo } from '../ui/undo.ts'

/** Gives evidence, and goes to the man's page, where it now stands. */
export function useGive(one: Identification, done: () => void) {
  const { t } = useTranslation('identifications')
  const go = useNavigate()
  return useAct(giveEvidence, {
    onSuccess: async (answered) => {
      done()
      takeIn(answered)
      await go(`/subjects/${one.subjectId}`)
      offerUndo({ text: t('give.done') })
    },
  })
}
