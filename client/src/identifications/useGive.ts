import { giveEvidence, type Identification } from '@rollcall/contract/identifications.ts'
import { useNavigate } from 'react-router'
import { useAct } from '../api/queries.ts'
import { takeIn } from '../men/cached.ts'

/** Gives evidence, and goes to the man's page, where it now stands. */
export function useGive(one: Identification, done: () => void) {
  const go = useNavigate()
  return useAct(giveEvidence, {
    onSuccess: async (answered) => {
      done()
      takeIn(answered)
      await go(`/subjects/${one.subjectId}`)
    },
  })
}
