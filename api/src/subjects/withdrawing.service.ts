import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { grown } from './grown.ts'
import { takeTurn } from './marking.store.ts'
import { type Changing, keepMark } from './mending.service.ts'
import { sightingsOfSubjects } from './sighting.reader.ts'
import { sightingWithdrawn } from './subject.facts.ts'
import { type SightingDoc, Sightings, Subjects, WithdrawnSightings } from './subject.model.ts'

/**
 * Takes a mark back ([K5]): it is nowhere to be seen and stays on record, and so does the number of a man of whom nothing
 * else is to be seen: it is never used again ([K3]). Gives how many marks of him are left.
 */
export const withdrawSighting = async (
  session: Session,
  sighting: SightingDoc,
  changing: Changing,
): Promise<number> => {
  const { _id: sightingId, stillId, subjectId } = sighting
  await takeTurn(session, stillId)
  await keepMark(session, sighting, { region: sighting.region }, null, changing)
  await rawOf(WithdrawnSightings).insertOne({ ...sighting, withdrawnAt: new Date() }, { session })
  await rawOf(Sightings).deleteOne({ _id: sightingId }, { session })
  const left = await noteLeft(session, sighting)
  await state(session, sightingWithdrawn, { stillId, subjectId, sightingId })
  return left
}

/** Where he is still seen; a man of whom no mark is left is nowhere. */
const noteLeft = async (session: Session, { subjectId }: SightingDoc): Promise<number> => {
  const left = (await sightingsOfSubjects([subjectId], session)).get(subjectId) ?? []
  const filmIds = [...new Set(left.flatMap(({ filmId }) => filmId ?? []))]
  const nowhere = left.length === 0 && { withdrawnAt: new Date() }
  await rawOf(Subjects).updateOne(
    { _id: subjectId },
    { $set: { filmIds, ...nowhere }, ...grown('mark-changed') },
    { session },
  )
  return left.length
}
