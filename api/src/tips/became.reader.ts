import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import type { BecameMade } from '@rollcall/contract/tips.ts'
import { type CaseFile, readCaseFile } from '../cases/case.reader.ts'
import { presentNamed } from '../cases/names.presenter.ts'
import { publicWords } from '../cases/words.presenter.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readStanding } from '../identifications/identification.reader.ts'
import { readPeople } from '../people/people.service.ts'
import type { Session } from '../platform/database/transaction.ts'
import { type Viewer, visitor } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.service.ts'
import type { Tip } from './tip.model.ts'

/** What was made of a tip, as it stands now, with the names that this viewer may read. */
export const readBecame = async (
  viewer: Viewer,
  tip: Tip,
  session: Session,
): Promise<BecameMade[]> => {
  const { became } = tip
  const identifications = await readWhatStands(became, session)
  const found = [...identifications.values()]
  const subjectIds = found.map(({ subjectId }) => subjectId as SubjectId)
  const subjects = await readSubjects(subjectIds, session)
  const files = new Map<string, CaseFile>()
  for (const id of new Set(subjectIds)) files.set(id, await readCaseFile(session, visitor, id))
  const personIds = found.flatMap(({ personId }) => (personId ? [personId as PersonId] : []))
  const people = await readPeople(personIds, session)
  const person = (id: string) => people.get(id as PersonId)
  return became.flatMap((one): BecameMade[] => {
    const identification = identifications.get(one.identificationId)
    const subject = identification && subjects.get(identification.subjectId)
    const file = subject && files.get(subject._id)
    if (!identification || !subject || !file) return []
    const shared = {
      identificationId: identification._id,
      subjectId: subject._id,
      subjectNumber: subject.number,
      person: presentNamed({ viewer, person }, identification),
      status: identification.status,
      at: one.at.toISOString(),
      words: publicWords(file, identification, madeOfTip(tip, one)),
    }
    if (one.kind === 'identification') return [{ kind: one.kind, ...shared }]
    const { evidenceId } = one
    const items = file.evidenceOf(identification._id)
    const state = items.find(({ _id }) => _id === evidenceId)?.state ?? 'open'
    return [{ kind: one.kind, evidenceId, state, ...shared }]
  })
}

const madeOfTip = ({ _id, became }: Tip, one: Tip['became'][number]) => ({
  tipId: _id,
  evidenceId: one.kind === 'evidence' ? one.evidenceId : null,
  toldApart: new Set(became.flatMap((made) => (made.kind === 'evidence' ? [made.evidenceId] : []))),
})

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
