import type { CampId, FilmId, PersonId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { hiddenMen } from '../cases/sighting.reader.ts'
import { type Announced, readAnnounced } from '../identifications/identification.reader.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.reader.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
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
  readonly at: Date
  /** When what is said here changed last. */
  readonly updatedAt: Date
}

/** One page of what the world is told, the latest first, with names as they may be read now. */
export const readFeed = async ({ cursor, limit, ...of }: FeedAsked) => {
  const before = cursor === undefined ? null : placeOf(cursor)
  const seen = await inSnapshot((session) => readSeenIn(session, of))
  const found = await entriesOf(await readAnnounced(seen, before, limit + 1))
  const men = await toldOfMen(seen, before, limit + 1)
  const { items, nextCursor } = pageFrom([...found, ...men].toSorted(latest), limit, (last) =>
    cursorAt({ since: last.at, id: last.of }),
  )
  return { entries: items, nextCursor }
}

const latest = (one: Entry, other: Entry): number =>
  other.at.getTime() - one.at.getTime() || (one.of < other.of ? 1 : -1)

/** Who was decided to be no prisoner, and of whom that was undone ([M9]); who is seen where nobody may look is not told of ([A9]). */
const toldOfMen = async (
  seen: readonly string[] | null,
  from: Place | null,
  limit: number,
): Promise<Entry[]> => {
  const entries: Entry[] = []
  for (let before = from; ; ) {
    const found = await readToldOfMen(seen, before, limit)
    const men = await readSubjects(found.map(({ _id }) => _id))
    const hidden = await hiddenMen(visitor, [...men.values()])
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
  at: told.at,
  updatedAt: told.at,
})

const entriesOf = async (found: readonly Announced[]): Promise<Entry[]> => {
  const people = await readPeople(
    found.flatMap(({ personId }) => (personId ? [personId as PersonId] : [])),
  )
  const subjects = await readSubjects(found.map(({ subjectId }) => subjectId))
  return found.map(({ _id, subjectId, personId, status, statusAt, turn }) => {
    const person = people.get(personId as PersonId)
    const isTold = turn.to === 'confirmed' && status === 'confirmed' && person
    return {
      of: _id,
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
