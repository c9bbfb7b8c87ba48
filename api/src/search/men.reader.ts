import type { PersonId } from '@rollcall/contract/ids.ts'
import type { Why } from '@rollcall/contract/search.ts'
import type { SubjectListed } from '@rollcall/contract/subjects.ts'
import { listMen } from '../cases/listed.reader.ts'
import { maySee } from '../films/restriction.ts'
import { readUndecidedOf } from '../identifications/identification.reader.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.reader.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { SubjectDoc } from '../subjects/subject.model.ts'
import { readByNumber, readConfirmedAs, readSubjects } from '../subjects/subject.reader.ts'
import type { Wall } from '../subjects/wall.ts'
import { because, manNumberIn } from './asked.ts'

interface MenAsked {
  readonly q: string
  /** Whoever of the roster is found by his name: men who are, or may be, one of these are found too. */
  readonly people: readonly PersonId[]
  readonly campId: string | null
  readonly campName: string
  readonly limit: number
}

/** Of more people than these nobody asks who they may be. */
const MOST_PEOPLE = 20
const MOST_NAMED = 50

/** Men by number, by who they are or may be, and by the camp where they are seen; of those the viewer may see ([A9], [P4]). */
export const findMen = async (
  viewer: Viewer,
  wall: Wall,
  { q, people, campId, campName, limit }: MenAsked,
): Promise<{ hits: { man: SubjectListed; why: Why }[]; count: number }> => {
  const seesAll = maySee(viewer, { restricted: true })
  const known = await menNamed(viewer, q, people.slice(0, MOST_PEOPLE))
  const named = await listMen(
    viewer,
    [...known.values()].map(({ man }) => man),
  )
  const there = campId ? wall.count(seesAll, { campId }).men : 0
  const twice = named.filter(({ id }) => campId && wall.isSeen(id, seesAll, { campId })).length
  const others = campId
    ? wall
        .byNumber(
          seesAll,
          { campId },
          { after: null, limit: limit + known.size, oldestFirst: false },
        )
        .filter(({ id }) => !known.has(id))
        .slice(0, Math.max(0, limit - named.length))
    : []
  const read = await readSubjects(others.map(({ id }) => id))
  const beside = await listMen(
    viewer,
    others.flatMap(({ id }) => read.get(id) ?? []),
  )
  const hits = [
    ...named.map((man) => ({ man, why: known.get(man.id)?.why ?? because('number') })),
    ...beside.map((man) => ({ man, why: because('seen-there', { name: campName }) })),
  ]
  return { hits: hits.slice(0, limit), count: named.length + there - twice }
}

interface Known {
  readonly man: SubjectDoc
  readonly why: Why
}

const menNamed = async (
  viewer: Viewer,
  q: string,
  people: readonly PersonId[],
): Promise<Map<string, Known>> => {
  const number = manNumberIn(q)
  const found = new Map<string, Known>()
  const numbered = number === null ? null : await readByNumber(number)
  if (numbered) {
    const isHis = numbered.number === number
    const why = because(isHis ? 'number' : 'joined', { asked: String(number) })
    found.set(numbered._id, { man: numbered, why })
  }
  const readable = await namesReadable(viewer, people)
  const add = (man: SubjectDoc | undefined, how: 'confirmed' | 'proposed', personId: string) => {
    const name = readable.get(personId)
    if (man && name && !found.has(man._id)) found.set(man._id, { man, why: because(how, { name }) })
  }
  for (const man of await readConfirmedAs(people, MOST_NAMED))
    add(man, 'confirmed', man.confirmed ?? '')
  const open = await readUndecidedOf(people, MOST_NAMED)
  const men = await readSubjects(open.map(({ subjectId }) => subjectId))
  for (const { subjectId, personId } of open) add(men.get(subjectId), 'proposed', personId ?? '')
  return found
}

/** Their names, as far as the viewer may read them now. */
const namesReadable = async (
  viewer: Viewer,
  ids: readonly PersonId[],
): Promise<Map<string, string>> =>
  new Map(
    [...(await readPeople(ids)).values()].flatMap((person) => {
      const { name } = presentPersonShort(viewer, person)
      return name === null ? [] : [[person._id, name] as const]
    }),
  )
