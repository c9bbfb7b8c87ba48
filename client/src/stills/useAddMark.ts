import type { ResponseOf } from '@rollcall/contract/endpoint.ts'
import { addSighting, withdrawSighting } from '@rollcall/contract/marks.ts'
import { getStill, type StillPage } from '@rollcall/contract/stills.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { useManName } from '../men/useManName.ts'
import { announce } from '../ui/announce.ts'
import { offerUndo } from '../ui/undo.ts'

type Made = ResponseOf<typeof addSighting>

/** Marks a man, and says so with a way back; `onMarked` has its time before the act is over. */
export function useAddMark(still: StillPage, onMarked: (made: Made) => unknown) {
  const { t } = useTranslation('stills')
  const nameOf = useManName()
  const answers = useAnswers()
  const params = { stillId: still.id }
  const back = useAct(withdrawSighting, {
    onSuccess: (page) => {
      answers.set(getStill, { params }, page)
      announce(t('markTakenBack'))
    },
    onError: () => offerUndo({ text: t('markStays') }),
  })
  return useAct(addSighting, {
    onSuccess: (made) => {
      const { sighting, subject, outcome, can } = made
      const text = t(`marked.${outcome}`, { man: nameOf(subject) })
      const of = { params: { ...params, sightingId: sighting.id }, body: {} }
      if (can.withdraw) offerUndo({ text, undo: () => back.mutate(of) })
      else announce(text)
      return onMarked(made)
    },
  })
}
