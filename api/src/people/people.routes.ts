import type { QueryOf } from '@rollcall/contract/endpoint.ts'
import {
  addPerson,
  editPerson,
  getPerson,
  listPeople,
  type Person,
} from '@rollcall/contract/people.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody, moderator, type Viewer } from '../platform/viewer.ts'
import { listRoster } from './people.list.ts'
import { type Found, findPeople } from './people.search.ts'
import * as people from './people.service.ts'
import { showPeople, showPerson } from './people.view.ts'

export const peopleRoutes = (): Router => {
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
      const id = await once((session) => people.editPerson(session, viewer, params.personId, body))
      return showPerson(viewer, id)
    },
  })
  return router
}

/** All that are ranked at once. */
const MOST_RANKED = 500

/** The best hits; of one camp, those among all that are ranked. */
const findOf = async (
  viewer: Viewer,
  q: string,
  { campId, limit }: Pick<QueryOf<typeof listPeople>, 'campId' | 'limit'>,
): Promise<Found[]> => {
  if (!campId) return findPeople(viewer, q, limit)
  const found = await findPeople(viewer, q, MOST_RANKED)
  return found
    .filter(({ person }) => person.stays.some(({ camp }) => camp === campId))
    .slice(0, limit)
}
