import type { PersonId } from '@rollcall/contract/ids.ts'
import type { BecameMade } from '@rollcall/contract/tips.ts'
import { presentNamed } from '../cases/case.presenter.ts'
import { readItems } from '../identifications/evidence.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readStanding } from '../identifications/identification.reader.ts'
import { readPeople } from '../people/people.service.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.service.ts'
import type { Tip } from './tip.model.ts'

/** What was made of a tip, as it stands now, with the names that this viewer may read. */
export const readBecame = async (
  viewer: Viewer,
  { became }: Tip,
  session: Session,
): Promise<BecameMade[]> => {
  const identifications = await readWhatStands(became, session)
  const found = [...identifications.values()]
  const items = await readItems(
    became.flatMap((one) => (one.kind === 'evidence' ? [one.evidenceId] : [])),
    session,
  )
  const subjects = await readSubjects(
    found.map(({ subjectId }) => subjectId),
    session,
  )
  const personIds = found.flatMap(({ personId }) => (personId ? [personId as PersonId] : []))
  const people = await readPeople(personIds, session)
  const person = (id: string) => people.get(id as PersonId)
  return became.flatMap((one): BecameMade[] => {
    const identification = identifications.get(one.identificationId)
    const subject = identification && subjects.get(identification.subjectId)
    if (!identification || !subject) return []
    const shared = {
      identificationId: identification._id,
      subjectId: subject._id,
      subjectNumber: subject.number,
      person: presentNamed({ viewer, person }, identification),
      status: identification.status,
      at: one.at.toISOString(),
    }
    if (one.kind === 'identification') return [{ kind: one.kind, ...shared }]
    const { evidenceId } = one
    const state = items.get(evidenceId)?.state ?? 'open'
    return [{ kind: one.kind, evidenceId, state, ...shared }]
  })
}

/** By the id that was noted; where it was joined into another since, that one ([K3]). */
const readWhatStands = async (
  became: Tip['became'],
  session: Session,
): Promise<Map<string, Identification>> => {
  const stands = new Map<string, Identification>()
  for (const { identificationId } of became) {
    const found = await readStanding(identificationId, session)
    if (found) stands.set(identificationId, found)
  }
  return stands
}
