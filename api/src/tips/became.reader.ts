import type { ExclusionMade } from '@rollcall/contract/exclusions.ts'
import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import type { BecameMade } from '@rollcall/contract/tips.ts'
import { type CaseFile, readCaseFile } from '../cases/case.reader.ts'
import { viewExclusion } from '../cases/exclusion.reader.ts'
import { presentNamed } from '../cases/names.presenter.ts'
import { publicWords } from '../cases/words.presenter.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readIdentifications, readStanding } from '../identifications/identification.reader.ts'
import { readPeople } from '../people/people.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Viewer, visitor } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
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
  const excluding = await readExcluding(viewer, became, session)
  return became.flatMap((one): BecameMade[] => {
    if (one.kind === 'exclusion') return excluding(one.exclusionId, one.at)
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
      publicOn: dayOf(identification),
      words: publicWords(file, identification, madeOfTip(tip, one)),
    }
    if (one.kind === 'identification') return [{ kind: one.kind, ...shared }]
    const { evidenceId } = one
    const items = file.evidenceOf(identification._id)
    const state = items.find(({ _id }) => _id === evidenceId)?.state ?? 'open'
    return [{ kind: one.kind, evidenceId, state, ...shared }]
  })
}

/** The same of what it says against somebody, as it stands now; its words are those that everybody reads. */
const readExcluding = async (
  viewer: Viewer,
  became: Tip['became'],
  session: Session,
): Promise<(id: string, at: Date) => BecameMade[]> => {
  const ids = became.flatMap((one) => (one.kind === 'exclusion' ? [one.exclusionId] : []))
  const shown = await Promise.all(
    ids.map(async (id) => ({
      id,
      now: await viewExclusionOf(viewer, id),
      open: await viewExclusionOf(visitor, id),
    })),
  )
  const about = await readIdentifications(
    shown.flatMap(({ now }) => now?.identification?.id ?? []),
    session,
  )
  const men = await readSubjects(shown.flatMap(({ now }) => (now?.subjectId as SubjectId) ?? []))
  return (id, at) => {
    const { now, open } = shown.find((one) => one.id === id) ?? { now: null, open: null }
    const man = now && men.get(now.subjectId as SubjectId)
    if (!now || !man) return []
    return [
      {
        kind: 'exclusion',
        exclusionId: now.id,
        state: now.state,
        identificationId: now.identification?.id ?? null,
        status: now.identification?.status ?? null,
        ...{ subjectId: man._id, subjectNumber: man.number, person: now.person },
        at: at.toISOString(),
        publicOn: dayOf(about.get(now.identification?.id ?? '')),
        words: [{ of: 'reasons', text: open?.reasons ?? null }],
      },
    ]
  }
}

/** From when everybody reads that it is confirmed, where its sender is told before ([M8]). */
const dayOf = (one: Identification | undefined): string | null =>
  one?.days?.publicOn.toISOString() ?? null

/** Null where the man is not there for who asks. */
const viewExclusionOf = (viewer: Viewer, id: string): Promise<ExclusionMade | null> =>
  viewExclusion(viewer, id).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not-found') return null
    throw error
  })

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
  for (const one of became) {
    if (one.kind === 'exclusion') continue
    const { identificationId } = one
    const found = await readStanding(identificationId, session)
    if (found) stands.set(identificationId, found)
  }
  return stands
}
