import { type Identification, propose } from '@rollcall/contract/identifications.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import { useNavigate } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'

/** What the man's page says after a proposal: what became of it. */
export interface Proposed {
  readonly proposed: 'new' | 'again'
}

/** Proposes, and goes to the man's page, which says whether he was proposed before. */
export function usePropose(done: () => void) {
  const answers = useAnswers()
  const go = useNavigate()
  return useAct(propose, {
    onSuccess: async (made) => {
      done()
      void answers.refresh(getSubject, { params: { subjectId: made.subjectId } })
      void answers.refresh(listSubjects)
      const state: Proposed = { proposed: isAgain(made) ? 'again' : 'new' }
      await go(`/subjects/${made.subjectId}`, { state })
    },
  })
}

const isAgain = ({ proposals }: Identification) => proposals.length > 1
