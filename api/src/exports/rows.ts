import { type ExportRow, exportRow } from '@rollcall/contract/exports.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import { presentNamed } from '../cases/names.presenter.ts'
import { readEvidence } from '../identifications/evidence.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readPublished } from '../identifications/identification.reader.ts'
import { idsShownTo } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.service.ts'
import { inSnapshot, type Session } from '../platform/database/transaction.ts'
import { visitor } from '../platform/viewer.ts'
import { readStills } from '../stills/still.reader.ts'
import { sightingsOfSubjects } from '../subjects/sighting.reader.ts'
import { readSubjects } from '../subjects/subject.service.ts'
import { readBallots } from '../votes/vote.reader.ts'

/** One batch is one round of queries; memory does not grow with the rows. */
const BATCH = 100

/**
 * Everything that is confirmed, or was and is retracted now, in the order of proposing, as a visitor may see it.
 * What was reopened is neither, and is missing until it is decided again.
 */
export async function* publicRows(notice: string): AsyncGenerator<ExportRow> {
  let after = ''
  for (;;) {
    const batch = await inSnapshot((session) => readBatch(session, after, notice))
    for (const { row } of batch) yield row
    const last = batch.at(-1)
    if (!last) return
    after = last.id
  }
}

const readBatch = async (
  session: Session,
  after: string,
  notice: string,
): Promise<{ id: string; row: ExportRow }[]> => {
  const found = await readPublished(after, BATCH, session)
  if (found.length === 0) return []
  const rowOf = await readAround(session, found, notice)
  return found.map((identification) => ({ id: identification._id, row: rowOf(identification) }))
}

const readAround = async (session: Session, found: readonly Identification[], notice: string) => {
  const ids = found.map(({ _id }) => _id)
  const personIds = found.flatMap(({ personId }) => (personId ? [personId as PersonId] : []))
  const people = await readPeople(personIds, session)
  const subjectIds = found.map(({ subjectId }) => subjectId)
  const subjects = await readSubjects(subjectIds, session)
  const sightings = await sightingsOfSubjects(subjectIds, session)
  const stills = await readStills(
    visitor,
    [...sightings.values()].flat().map(({ stillId }) => stillId),
    session,
  )
  const ballots = await readBallots(session, ids, null)
  const evidence = (await readEvidence(ids, session)).filter(
    ({ state, stance }) => state === 'admitted' && stance === 'for',
  )
  return (identification: Identification): ExportRow => {
    const { _id, subjectId, personId } = identification
    const tally = ballots.tallyOf(_id)
    const person = presentNamed(
      { viewer: visitor, person: (id) => people.get(id as PersonId) },
      identification,
    )
    const known = people.get(personId as PersonId)
    const classes = evidence
      .filter((item) => item.identificationId === _id)
      .map((item) => item.class)
    const hashes = (sightings.get(subjectId) ?? []).flatMap(
      ({ stillId }) => stills.get(stillId)?.sha256 ?? [],
    )
    return exportRow.parse({
      id: _id,
      version: identification.version + tally.version,
      status: identification.status,
      decidedAt: identification.decidedAt?.toISOString() ?? '',
      subjectId,
      subjectNumber: subjects.get(subjectId)?.number ?? 0,
      personId,
      name: person.name,
      nameWithheld: person.withheld,
      ids: known && !person.withheld ? idsShownTo(visitor, known) : [],
      evidenceClasses: [...new Set(classes)].sort(),
      tally: tally.regrouping ? null : tally.counts,
      stillSha256: [...new Set(hashes)].sort(),
      notice,
    })
  }
}
