import type { PersonId } from '@rollcall/contract/ids.ts'
import type { BecameMade } from '@rollcall/contract/tips.ts'
import { presentNamed } from '../cases/case.presenter.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { readEvidence } from '../identifications/evidence.reader.ts'
import { originOfTip } from '../identifications/giver.ts'
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
  tip: Tip,
  session: Session,
): Promise<BecameMade[]> => {
  const { became } = tip
  const identifications = await readWhatStands(became, session)
  const found = [...identifications.values()]
  const items = (
    await readEvidence(
      found.map(({ _id }) => _id),
      session,
    )
  ).filter(({ tipId }) => tipId === tip._id)
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
    if (one.kind === 'identification') {
      const words = wordsOf(tip, identification, items)
      return [{ kind: one.kind, ...shared, words }]
    }
    const { evidenceId } = one
    const item = items.find(({ _id }) => _id === evidenceId)
    const words = item ? wordsOfItem(item) : []
    return [{ kind: one.kind, evidenceId, state: item?.state ?? 'open', ...shared, words }]
  })
}

type Words = BecameMade['words']

/** What a proposal made of the tip says, and its evidence where that says something else. */
const wordsOf = (
  tip: Tip,
  { _id, proposals }: Identification,
  items: readonly EvidenceItem[],
): Words => {
  const reasons = new Set(proposals.flatMap((one) => (one.tipId === tip._id ? [one.reasons] : [])))
  const told = new Set(tip.became.map((one) => (one.kind === 'evidence' ? one.evidenceId : '')))
  const own = items.filter((item) => item.identificationId === _id && !told.has(item._id))
  return [
    ...[...reasons].map((text) => ({ of: 'reasons' as const, text })),
    ...own.filter(({ text }) => !reasons.has(text)).flatMap(wordsOfItem),
  ]
}

/** Where no origin was named, the tip is the origin, and bears nobody's name. */
const wordsOfItem = ({ tipId = '', origin, text, knewHim }: EvidenceItem): Words => [
  { of: 'text', text },
  ...(knewHim === undefined ? [] : [{ of: 'knewHim' as const, text: knewHim }]),
  ...(origin === null || origin === originOfTip(tipId)
    ? []
    : [{ of: 'origin' as const, text: origin }]),
]

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
