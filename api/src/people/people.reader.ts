import type { CampId, PersonId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import { People, type PersonDoc } from './people.model.ts'

/** Some entries of the roster. */
export const peopleOf = (ids: readonly PersonId[]): Reading<PersonDoc> =>
  reading(rawOf(People), { _id: { $in: [...new Set(ids)] } })

const PEOPLE_AT_ONCE = 1_000

/** Who is known to have been in some camps, so many at once. */
export async function* peopleWhoStayedIn(camps: readonly CampId[]): AsyncGenerator<PersonId[]> {
  let after = ''
  for (;;) {
    const found = await rawOf(People)
      .find(
        { 'stays.camp': { $in: [...camps] }, _id: { $gt: after as PersonId } },
        { projection: { _id: 1 } },
      )
      .sort({ _id: 1 })
      .limit(PEOPLE_AT_ONCE)
      .toArray()
    const last = found.at(-1)
    if (!last) return
    yield found.map(({ _id }) => _id)
    after = last._id
  }
}

/** Entries of the roster by id; an id that is none is missing from the map. */
export const readPeople = (
  ids: readonly PersonId[],
  session?: Session,
): Promise<Map<PersonId, PersonDoc>> => readByIds(People, ids, { session })

export const loadPerson = async (id: PersonId, session?: Session): Promise<PersonDoc> => {
  const person = assertFound((await readPeople([id], session)).get(id))
  if (person.takenOff) throw refuse('not-found')
  return person
}

/** Whether he can be proposed. */
export const isOnRoster = async (id: PersonId, session?: Session): Promise<boolean> => {
  const person = (await readPeople([id], session)).get(id)
  return person !== undefined && !person.takenOff
}
