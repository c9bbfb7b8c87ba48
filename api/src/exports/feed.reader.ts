import type { CampId, FilmId, PersonId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { hiddenMen } from '../cases/sighting.reader.ts'
import { type Announced, readAnnounced } from '../identifications/identification.reader.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.reader.ts'
import { inSnapshot, type Session } from '../platform/database/transaction.ts'
import { pageFrom } from '../platform/page.ts'
import { cursorAt, type Place, placeOf } from '../platform/place.ts'
import { visitor } from '../platform/viewer.ts'
import { readToldOfMen, type ToldOfMan } from '../subjects/noPrisoner.service.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { readSeenIn } from './seen.reader.ts'

export interface FeedAsked extends PageQuery {
  readonly filmId?: FilmId | undefined
  readonly camp?: CampId | undefined
}

/** What became of an identification, or of a man himself, once. */
export interface Entry {
  /** The identification, or the man. */
  readonly of: string
  readonly subjectId: string
  readonly number: number
  readonly what: 'confirmed' | 'reopened' | 'retracted' | 'no-prisoner' | 'prisoner'
  /** His name, while it is confirmed and everybody may read it; never else ([P4], [P5]). */
  readonly name: string | null
  readonly status: string
  /** Its evidence is not enough any more, and moderators look at it again. */
  readonly isShort: boolean
  readonly at: Date
  /** When what is said here changed last. */
  readonly updatedAt: Date
}

/** One page of what the world is told, the latest first, with names as they may be read now: all of it of one moment. */
export const readFeed = ({ cursor, limit, ...of }: FeedAsked) => {
  const before = cursor === undefined ? null : placeOf(cursor)
  return inSnapshot(async (session) => {
    const seen = await readSeenIn(session, of)
    const found = await readAnnounced(session, seen, before, limit + 1)
    const names = await entriesOf(session, found)
    const men = await toldOfMen(session, seen, before, limit + 1)
    const { items, nextCursor } = pageFrom([...names, ...men].toSorted(latest), limit, (last) =>
      cursorAt({ since: last.at, id: last.of }),
    )
    return { entries: items, nextCursor }
  })
}

const latest = (one: Entry, other: Entry): number =>
  other.at.getTime() - one.at.getTime() || (one.of < other.of ? 1 : -1)

/** Who was decided to be no prisoner, and of whom that was undone ([M9]); who is seen where nobody may look is not told of ([A9]). */
const toldOfMen = async (
  session: Session,
  seen: readonly string[] | null,
  from: Place | null,
  limit: number,
): Promise<Entry[]> => {
  const entries: Entry[] = []
  for (let before = from; ; ) {
    const found = await readToldOfMen(session, seen, before, limit)
    const men = await readSubjects(
      found.map(({ _id }) => _id),
      session,
    )
    const hidden = await hiddenMen(visitor, [...men.values()], session)
    entries.push(...found.filter(({ _id }) => !hidden.has(_id)).map(entryOfMan))
    const last = found.at(-1)
    if (!last || found.length < limit || entries.length >= limit) return entries
    before = { since: last.told.at, id: last._id }
  }
}

const entryOfMan = ({ _id, number, told, noPrisoner }: ToldOfMan): Entry => ({
  of: _id,
  subjectId: _id,
  number,
  what: told.what,
  name: null,
  status: noPrisoner ? 'no prisoner' : 'a prisoner, as far as anybody knows',
  isShort: false,
  at: told.at,
  updatedAt: told.at,
})

const entriesOf = async (session: Session, found: readonly Announced[]): Promise<Entry[]> => {
  const people = await readPeople(
    found.flatMap(({ personId }) => (personId ? [personId as PersonId] : [])),
    session,
  )
  const subjects = await readSubjects(
    found.map(({ subjectId }) => subjectId),
    session,
  )
  return found.map(({ _id, subjectId, personId, status, statusAt, short, lastAt, turn }) => {
    const person = people.get(personId as PersonId)
    const isTold = turn.to === 'confirmed' && status === 'confirmed' && person
    return {
      of: _id,
      subjectId,
      number: subjects.get(subjectId)?.number ?? 0,
      what: whatOf(turn),
      name: isTold ? presentPersonShort(visitor, person).name : null,
      status,
      isShort: short !== undefined,
      at: turn.at,
      updatedAt: turn.to === 'confirmed' ? (lastAt ?? statusAt) : turn.at,
    }
  })
}

const whatOf = ({ to }: Announced['turn']): Entry['what'] => {
  if (to === 'confirmed' || to === 'retracted') return to
  return 'reopened'
}
