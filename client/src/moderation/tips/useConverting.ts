import { getSubject } from '@rollcall/contract/subjects.ts'
import { convertTip, getTip, type Tip } from '@rollcall/contract/tipDesk.ts'
import { useAnswers } from '../../api/answers.ts'
import { useAct } from '../../api/queries.ts'

/** Makes something of a tip; it then shows on the tip and on the man's page. */
export function useConverting({ id }: Tip, done: () => void) {
  const answers = useAnswers()
  const params = { tipId: id }
  const act = useAct(convertTip, {
    onSuccess: (tip) => {
      answers.set(getTip, { params }, tip)
      void answers.refresh(getSubject)
      done()
    },
  })
  return {
    ...act,
    convert: (body: Parameters<typeof act.mutate>[0]['body']) => act.mutate({ params, body }),
  }
}
