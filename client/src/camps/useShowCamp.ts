import { type Camp, getCamp, listCamps } from '@rollcall/contract/camps.ts'
import { listChanges } from '@rollcall/contract/history.ts'
import { useAnswers } from '../api/answers.ts'

/** Shows a camp as it is since, wherever it is shown. */
export function useShowCamp(): (camp: Camp) => void {
  const answers = useAnswers()
  return (camp) => {
    answers.set(getCamp, { params: { campId: camp.id } }, camp)
    void answers.refresh(listCamps)
    void answers.refresh(listChanges)
  }
}
