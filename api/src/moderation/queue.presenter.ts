import type { QueueItemMade } from '@rollcall/contract/moderation.ts'
import { presentNamed } from '../cases/case.presenter.ts'
import type { QueueRow } from './queue.model.ts'
import type { Desk } from './queue.reader.ts'
import { queueScore } from './queueScore.ts'

/** An item of the queue; null where what it is about has gone meanwhile. */
export const presentRow = (desk: Desk, row: QueueRow, now: Date): QueueItemMade | null => {
  const identification = desk.identifications.get(row.identificationId)
  const subject = identification && desk.subjects.get(identification.subjectId)
  if (!identification || !subject) return null
  return {
    id: row._id,
    kind: row.kind,
    why: row.why,
    since: row.since.toISOString(),
    identificationId: identification._id,
    evidenceId: row.evidenceId,
    subjectId: subject._id,
    subjectNumber: subject.number,
    portrait: desk.portraits.get(subject.portrait) ?? null,
    person: presentNamed(desk, identification),
    status: identification.status,
    score: queueScore(row.since, row.parts, now),
    claim: desk.claims.get(identification._id) ?? null,
    can: { claim: !desk.own.has(identification._id) },
  }
}
