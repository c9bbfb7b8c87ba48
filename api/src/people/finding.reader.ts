import type { CampId, PersonId } from '@rollcall/contract/ids.ts'
import type { Person } from '@rollcall/contract/people.ts'
import type { Viewer } from '../platform/viewer.ts'
import { countRoster } from './counts.reader.ts'
import type { NameWhy } from './nameWhy.ts'
import { traitsOfRoster } from './people.index.ts'
import { listRoster } from './people.list.ts'
import type { PersonDoc } from './people.model.ts'
import { findByNumber, searchNames } from './people.search.ts'
import { showPeople } from './people.view.ts'

/** Somebody who was found: by his name, by his number, or because he was in the camp that is meant. */
export interface PersonFound {
  readonly person: Person
  readonly because: NameWhy | 'number' | 'camp'
}

/**
 * Who of the roster is found by a name, a number or a camp, of those whose names the viewer may read ([P4]): the first of
 * them, how many there are, and who of them is found by his name.
 */
export const searchRoster = async (
  viewer: Viewer,
  q: string,
  { campId, limit }: { readonly campId: CampId | null; readonly limit: number },
): Promise<{ shown: PersonFound[]; count: number; ids: readonly PersonId[] }> => {
  const { found, ids } = await searchNames(viewer, q, limit)
  const byNumber = await findByNumber(viewer, q, limit)
  const numbered = new Set<string>(byNumber.map(({ person }) => person._id))
  const named = [...byNumber, ...found.filter(({ person }) => !numbered.has(person._id))]
  const known = new Set<string>([...numbered, ...ids])
  const there = campId ? await countAt(viewer, campId, known) : 0
  const others = campId ? await besideAt(viewer, campId, known, limit - named.length) : []
  const all = [
    ...named.map(({ person, why }) => ({ person, because: why ?? ('number' as const) })),
    ...others.map((person) => ({ person, because: 'camp' as const })),
  ].slice(0, limit)
  const shown = await showPeople(
    viewer,
    all.map(({ person }) => person),
  )
  return {
    shown: shown.flatMap((person, at) => {
      const one = all[at]
      return one ? [{ person, because: one.because }] : []
    }),
    count: known.size + there,
    ids: [...new Set([...byNumber.map(({ person }) => person._id), ...ids])],
  }
}

/** More than these are not passed over to find others who were there. */
const MOST_PASSED = 100

/** Who was in a camp beside those who are known, as the roster has them. */
const besideAt = async (
  viewer: Viewer,
  campId: CampId,
  known: ReadonlySet<string>,
  most: number,
): Promise<PersonDoc[]> => {
  if (most <= 0) return []
  const limit = most + Math.min(known.size, MOST_PASSED)
  const { people } = await listRoster(viewer, { campId, limit })
  return people.filter(({ _id }) => !known.has(_id))
}

/** How many were in a camp beside those who are known. */
const countAt = async (viewer: Viewer, campId: CampId, known: ReadonlySet<string>) => {
  const traits = await traitsOfRoster()
  const { people } = await countRoster(viewer, { campId })
  return people - [...known].filter((id) => traits.isAt(id, campId)).length
}
