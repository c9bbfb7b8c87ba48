import { listChanges } from '@rollcall/contract/history.ts'
import { getPerson, listPeople, type Person } from '@rollcall/contract/people.ts'
import { correctPortrait } from '@rollcall/contract/personPortraits.ts'
import type { Portrait } from '@rollcall/contract/portraits.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import type { Input } from '../api/call.ts'
import { useAct } from '../api/queries.ts'
import { announce } from '../ui/announce.ts'
import { dropUndoOf, offerUndo } from '../ui/undo.ts'

export interface OnePortrait {
  readonly of: Person
  readonly portrait: Portrait
}

type Correction = NonNullable<Input<typeof correctPortrait>['body']>

/** Corrects what is said of a portrait, takes it off with a minute to undo that, or puts it back. */
export function useCorrectPortrait(
  { of: person, portrait }: OnePortrait,
  onCorrected?: () => void,
) {
  const { t } = useTranslation('people')
  const answers = useAnswers()
  const params = { personId: person.id, portraitId: portrait.id }
  const act = useAct(correctPortrait, {
    onSuccess: (now, { body }) => {
      const takenOff = body?.takenOff
      answers.set(getPerson, { params: { personId: person.id } }, now)
      void answers.refresh(listPeople)
      void answers.refresh(listChanges)
      const about = portrait.id
      if (takenOff === false) dropUndoOf(about)
      if (takenOff) offerUndo({ text: t('portrait.wasTakenOff'), about, undo: putBack })
      else announce(t(takenOff === undefined ? 'portrait.corrected' : 'portrait.wasPutBack'))
      if (takenOff === undefined) onCorrected?.()
    },
  })
  const correct = (body: Correction) => act.mutate({ params, body })
  const putBack = () => correct({ takenOff: false })
  return { ...act, correct, putBack, takeOff: () => correct({ takenOff: true }) }
}
