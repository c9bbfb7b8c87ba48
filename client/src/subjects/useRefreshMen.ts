import { getIdentification } from '@rollcall/contract/identifications.ts'
import { getStill } from '@rollcall/contract/stills.ts'
import { getSubject, listSubjects } from '@rollcall/contract/subjects.ts'
import { useAnswers } from '../api/answers.ts'

/** After two men were joined or taken apart, their pages, the wall and the stills they are on are others. */
export function useRefreshMen(): () => Promise<unknown> {
  const { refresh } = useAnswers()
  return () =>
    Promise.all([
      refresh(getSubject),
      refresh(listSubjects),
      refresh(getStill),
      refresh(getIdentification),
    ])
}
