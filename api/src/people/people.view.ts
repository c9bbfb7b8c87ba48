import type { PersonId } from '@rollcall/contract/ids.ts'
import type { Person } from '@rollcall/contract/people.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { hasAccount, type Viewer } from '../platform/viewer.ts'
import { viewGiven } from './given.view.ts'
import type { PersonDoc } from './people.model.ts'
import { mayEdit } from './people.policy.ts'
import { presentPerson } from './people.presenter.ts'
import { loadPerson } from './people.reader.ts'
import { presentPortrait } from './portrait.presenter.ts'
import { readPortraits } from './portrait.reader.ts'

/** Entries of the roster with their portraits, as the viewer may see them, in the order given. */
export const showPeople = async (
  viewer: Viewer,
  people: readonly PersonDoc[],
): Promise<Person[]> => {
  const portraits = await readPortraits(people.map(({ _id }) => _id))
  const camps = await campsOf(people)
  return people.map((person) =>
    presentPerson(viewer, person, portraits.get(person._id) ?? [], camps),
  )
}

const campsOf = (people: readonly PersonDoc[]) =>
  readCamps(people.flatMap(({ stays }) => stays.map(({ camp }) => camp)))

export const showPerson = async (viewer: Viewer, id: PersonId): Promise<Person> => {
  const person = await loadPerson(id)
  const portraits = (await readPortraits([id])).get(id) ?? []
  const given = hasAccount(viewer) && { given: await viewGiven(viewer, id) }
  const shown = { ...presentPerson(viewer, person, portraits, await campsOf([person])), ...given }
  if (!mayEdit(viewer)) return shown
  const takenOff = (await readPortraits([id], true)).get(id) ?? []
  return { ...shown, takenOff: takenOff.map((portrait) => presentPortrait(viewer, portrait)) }
}
