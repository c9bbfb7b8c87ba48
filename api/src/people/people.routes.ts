import type { QueryOf } from '@rollcall/contract/endpoint.ts'
import {
  addPerson,
  countPeople,
  editPerson,
  getPerson,
  listPeople,
  type Person,
} from '@rollcall/contract/people.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody, moderator, type Viewer } from '../platform/viewer.ts'
import { viewCounts } from './counts.view.ts'
import { listRoster } from './people.list.ts'
import { loadPerson } from './people.reader.ts'
import { type Found, findPeople } from './people.search.ts'
import * as people from './people.service.ts'
import { traitsOf } from './people.traits.ts'
import { showPeople, showPerson } from './people.view.ts'
import { fitsTraits } from './rosterCounts.ts'
import { type AssertSaidOfPerson, newlyTold } from './told.texts.ts'

export const peopleRoutes = (assertSaid: AssertSaidOfPerson): Router => {
  const router = Router()
  bind(router, listPeople, {
    allow: anybody,
    handle: async ({ viewer, query: { q, ...asked } }) => {
      if (q === undefined) {
        const { people: listed, nextCursor } = await listRoster(viewer, asked)
        const shown = await showPeople(viewer, listed)
        return { items: shown.map((one) => ({ ...one, hit: null })), nextCursor }
      }
      const found = await findOf(viewer, q, asked)
      const shown = await showPeople(
        viewer,
        found.map(({ person }) => person),
      )
      const items = found.map(({ hit }, at) => ({ ...(shown[at] as Person), hit }))
      return { items, nextCursor: null }
    },
  })
  bind(router, countPeople, {
    allow: anybody,
    handle: ({ viewer, query }) => viewCounts(viewer, query),
  })
  bind(router, addPerson, {
    allow: moderator,
    handle: async ({ viewer, body, once }) => {
      const id = await once((session) => people.addPerson(session, viewer, body))
      return showPerson(viewer, id)
    },
  })
  bind(router, getPerson, {
    allow: anybody,
    handle: ({ viewer, params }) => showPerson(viewer, params.personId),
  })
  bind(router, editPerson, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const id = await once(async (session) => {
        const { personId } = params
        const said = newlyTold(await loadPerson(personId, session), body)
        await assertSaid(session, personId, said)
        return people.editPerson(session, viewer, personId, body)
      })
      return showPerson(viewer, id)
    },
  })
  return router
}

/** All that are ranked at once. */
const MOST_RANKED = 500

/** The best hits; of those who fit something more, those among all that are ranked. */
const findOf = async (
  viewer: Viewer,
  q: string,
  { limit, cursor: _, ...asked }: Omit<QueryOf<typeof listPeople>, 'q'>,
): Promise<Found[]> => {
  if (Object.values(asked).every((trait) => trait === undefined))
    return findPeople(viewer, q, limit)
  const found = await findPeople(viewer, q, MOST_RANKED)
  return found.filter(({ person }) => fitsTraits(traitsOf(person), asked)).slice(0, limit)
}
