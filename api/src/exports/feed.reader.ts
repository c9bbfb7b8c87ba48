import type { CampId, FilmId, PersonId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { type Announced, readAnnounced } from '../identifications/identification.reader.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.service.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import { pageFrom } from '../platform/page.ts'
import { cursorAt, placeOf } from '../platform/place.ts'
import { visitor } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.service.ts'
import { readSeenIn } from './seen.reader.ts'

export interface FeedAsked extends PageQuery {
  readonly filmId?: FilmId | undefined
  readonly camp?: CampId | undefined
}

/** What became of an identification, once. */
export interface Entry {
  readonly identificationId: string
  readonly subjectId: string
  readonly number: number
  readonly what: 'confirmed' | 'reopened' | 'retracted'
  /** His name, while it is confirmed and everybody may read it; never else ([P4], [P5]). */
  readonly name: string | null
  readonly status: string
  readonly at: Date
  /** When what is said here changed last. */
  readonly updatedAt: Date
}

/** One page of what the world is told, the latest first, with names as they may be read now. */
export const readFeed = async ({ cursor, limit, ...of }: FeedAsked) => {
  const before = cursor === undefined ? null : placeOf(cursor)
  const seen = await inSnapshot((session) => readSeenIn(session, of))
  const found = await readAnnounced(seen, before, limit + 1)
  const { items, nextCursor } = pageFrom(found, limit, (last) =>
    cursorAt({ since: last.turn.at, id: last._id }),
  )
  return { entries: await entriesOf(items), nextCursor }
}

const entriesOf = async (found: readonly Announced[]): Promise<Entry[]> => {
  const people = await readPeople(
    found.flatMap(({ personId }) => (personId ? [personId as PersonId] : [])),
  )
  const subjects = await readSubjects(found.map(({ subjectId }) => subjectId))
  return found.map(({ _id, subjectId, personId, status, statusAt, turn }) => {
    const person = people.get(personId as PersonId)
    const isTold = turn.to === 'confirmed' && status === 'confirmed' && person
    return {
      identificationId: _id,
      subjectId,
      number: subjects.get(subjectId)?.number ?? 0,
      what: whatOf(turn),
      name: isTold ? presentPersonShort(visitor, person).name : null,
      status,
      at: turn.at,
      updatedAt: turn.to === 'confirmed' ? statusAt : turn.at,
    }
  })
}

const whatOf = ({ to }: Announced['turn']): Entry['what'] => {
  if (to === 'confirmed' || to === 'retracted') return to
  return 'reopened'
}
