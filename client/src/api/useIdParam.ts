import type {
  CampId,
  DocumentId,
  FilmId,
  FlagId,
  IdentificationId,
  ImportId,
  PersonId,
  StillId,
  SubjectId,
  TipId,
} from '@rollcall/contract/ids.ts'
import { useParams } from 'react-router'
import { idFrom } from './idFrom.ts'
import { Problem } from './problem.ts'

interface Ids {
  readonly campId: CampId
  readonly documentId: DocumentId
  readonly filmId: FilmId
  readonly flagId: FlagId
  readonly identificationId: IdentificationId
  readonly importId: ImportId
  readonly personId: PersonId
  readonly stillId: StillId
  readonly subjectId: SubjectId
  readonly tipId: TipId
}

/** An id of the address, branded. What is no id at all leads to "not found" without asking the server. */
export function useIdParam<Name extends keyof Ids>(name: Name): Ids[Name] {
  const id = idFrom<Ids[Name]>(useParams()[name])
  if (!id) throw new Problem({ code: 'not-found' })
  return id
}
