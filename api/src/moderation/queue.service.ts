import type { PersonId } from '@rollcall/contract/ids.ts'
import type { QueueItem } from '@rollcall/contract/moderation.ts'
import { presentNamed } from '../cases/case.presenter.ts'
import type { Identification } from '../identifications/identification.model.ts'
import {
  readIdentifications,
  readOpenEvidence,
  readWaiting,
} from '../identifications/identification.reader.ts'
import { readPeople } from '../people/people.service.ts'
import { cursorAt, type Place, placeOf } from '../platform/place.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.service.ts'
import { readAnswered } from '../votes/vote.reader.ts'

interface Waiting {
  readonly id: string
  readonly since: Date
  readonly why: QueueItem['why']
  readonly identificationId: string
  readonly evidenceId: string | null
}

interface Page {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** What waits for a moderator: open evidence and undecided identifications, longest waiting first. */
export const viewQueue = async (viewer: Viewer, { cursor, limit }: Page) => {
  const after = cursor === undefined ? null : placeOf(cursor)
  const waiting = [
    ...(await openEvidence(after, limit + 1)),
    ...(await undecided(after, limit + 1)),
  ]
    .sort(byAge)
    .slice(0, limit + 1)
  const page = waiting.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await present(viewer, page),
    nextCursor: waiting.length > limit && last ? cursorAt(last) : null,
  }
}

const byAge = (a: Waiting, b: Waiting): number =>
  a.since.getTime() - b.since.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const openEvidence = async (after: Place | null, limit: number): Promise<Waiting[]> =>
  (await readOpenEvidence(after, limit)).map(({ _id, at, identificationId }) => ({
    id: _id,
    since: at,
    why: 'evidence-open' as const,
    identificationId,
    evidenceId: _id,
  }))

const undecided = async (after: Place | null, limit: number): Promise<Waiting[]> =>
  (await readWaiting(after, limit)).map((identification) => ({
    id: identification._id,
    since: identification.statusAt,
    why: whyWaiting(identification),
    identificationId: identification._id,
    evidenceId: null,
  }))

const whyWaiting = ({ signatures, caseVersion, status }: Identification): QueueItem['why'] => {
  if (signatures.some((signature) => signature.caseVersion === caseVersion))
    return 'second-signature'
  return status === 'disputed' ? 'reopened' : 'undecided'
}

const present = async (viewer: Viewer, waiting: readonly Waiting[]) => {
  const ids = [...new Set(waiting.map(({ identificationId }) => identificationId))]
  const byId = await readIdentifications(ids)
  const found = [...byId.values()]
  const personIds = found.flatMap(({ personId }) => (personId ? [personId as PersonId] : []))
  const people = await readPeople(personIds)
  const subjects = await readSubjects(found.map(({ subjectId }) => subjectId))
  const answered = await readAnswered(ids)
  return waiting.flatMap(({ id, since, why, identificationId, evidenceId }) => {
    const identification = byId.get(identificationId)
    const subject = identification && subjects.get(identification.subjectId)
    if (!identification || !subject) return []
    const file = { viewer, person: (personId: string) => people.get(personId as PersonId) }
    return {
      id,
      why,
      identificationId,
      evidenceId,
      subjectId: subject._id,
      subjectNumber: subject.number,
      person: presentNamed(file, identification),
      status: identification.status,
      answered: answered.get(identificationId) ?? 0,
      since: since.toISOString(),
    }
  })
}
