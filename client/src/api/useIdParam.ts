import {
  campId,
  filmId,
  flagId,
  identificationId,
  importId,
  personId,
  stillId,
  subjectId,
  tipId,
} from '@rollcall/contract/ids.ts'
import { useParams } from 'react-router'
import { Problem } from './problem.ts'

const ids = {
  flagId,
  campId,
  filmId,
  identificationId,
  importId,
  personId,
  stillId,
  subjectId,
  tipId,
}

type Name = keyof typeof ids
type IdOf<N extends Name> = ReturnType<(typeof ids)[N]['parse']>

/** An id of the address, branded. What is no id at all leads to "not found" without asking the server. */
export function useIdParam<N extends Name>(name: N): IdOf<N> {
  const parsed = ids[name].safeParse(useParams()[name])
  if (!parsed.success) throw new Problem({ code: 'not-found' })
  return parsed.data as IdOf<N>
}
