import {
  addPerson,
  editPerson,
  getPerson,
  listPeople,
  type Person,
} from '@rollcall/contract/people.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { anybody, moderator } from '../platform/viewer.ts'
import { listRoster } from './people.list.ts'
import { findPeople } from './people.search.ts'
import * as people from './people.service.ts'
import { showPeople, showPerson } from './people.view.ts'

export const peopleRoutes = (): Router => {
  const router = Router()
  bind(router, listPeople, {
    allow: anybody,
    handle: async ({ viewer, query: { q, ...page } }) => {
      if (q === undefined) {
        const { people: listed, nextCursor } = await listRoster(viewer, page)
        const shown = await showPeople(viewer, listed)
        return { items: shown.map((one) => ({ ...one, hit: null })), nextCursor }
      }
      const found = await findPeople(viewer, q, page.limit)
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
