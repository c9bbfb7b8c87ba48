import type { EvidenceClass } from '@rollcall/contract/evidence.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.reader.ts'
import { datesOfPortraits } from '../people/portrait.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { visitor } from '../platform/viewer.ts'
import { Evidence } from './evidence.model.ts'
import { readSeen } from './excluding.reader.ts'
import type { Identification, Rested } from './identification.model.ts'
import { yearsApart } from './yearsApart.ts'

/** On what an identification rests that is being confirmed. */
export const readRested = async (
  session: Session,
  { _id, subjectId, personId }: Pick<Identification, '_id' | 'subjectId' | 'personId'>,
): Promise<Rested> => {
  const speaking = { identificationId: _id, state: 'admitted', stance: 'for' } as const
  const classes = await rawOf(Evidence).distinct('class', speaking, { session })
  const years = personId === null ? null : await readYears(session, subjectId, personId as PersonId)
  return { classes: (classes as EvidenceClass[]).sort(), years }
}

/** Of whom visitors may not read, and of pictures that they may not see, nothing is counted either ([P4], [A9]). */
const readYears = async (
  session: Session,
  subjectId: string,
  personId: PersonId,
): Promise<number | null> => {
  const person = (await readPeople([personId], session)).get(personId)
  if (!person || presentPersonShort(visitor, person).withheld) return null
  const seen = await readSeen(visitor, session, subjectId)
  const filmed = seen.flatMap(({ date }) => date ?? [])
  return yearsApart(await datesOfPortraits(personId, session), filmed)
}
