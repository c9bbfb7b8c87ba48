import { addPerson, editPerson, getPerson, listPeople } from '@rollcall/contract/people.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody, moderator } from '../platform/viewer.ts'
import { listRoster } from './people.list.ts'
import { presentPerson } from './people.presenter.ts'
import { findPeople } from './people.search.ts'
import * as people from './people.service.ts'

export const peopleRoutes = (): Router => {
  const router = Router()
  bind(router, listPeople, {
    allow: anybody,
    handle: async ({ viewer, query: { q, ...page } }) => {
      if (q === undefined) {
        const { people: listed, nextCursor } = await listRoster(viewer, page)
        return {
          items: listed.map((one) => ({ ...presentPerson(viewer, one), hit: null })),
          nextCursor,
        }
      }
      const found = await findPeople(viewer, q, page.limit)
      const items = found.map(({ person, hit }) => ({ ...presentPerson(viewer, person), hit }))
      return { items, nextCursor: null }
    },
  })
  bind(router, addPerson, {
    allow: moderator,
    handle: async ({ viewer, body, once }) => {
      const id = await once((session) => people.addPerson(session, viewer, body))
      return presentPerson(viewer, await people.loadPerson(id))
    },
  })
  bind(router, getPerson, {
    allow: anybody,
    handle: async ({ viewer, params }) =>
      presentPerson(viewer, await people.loadPerson(params.personId)),
  })
  bind(router, editPerson, {
    allow: moderator,
    handle: async ({ viewer, params, body, once }) => {
      const id = await once((session) => people.editPerson(session, viewer, params.personId, body))
      return presentPerson(viewer, await people.loadPerson(id))
    },
  })
  return router
}
