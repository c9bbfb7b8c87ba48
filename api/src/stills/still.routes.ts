import { listPairs, rulePair } from '@rollcall/contract/pairs.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import { Router } from 'express'
import type { Storage } from '../media/storage.ts'
import { type FinishedUpload, fromUpload } from '../media/upload.service.ts'
import { bind } from '../platform/http/bind.ts'
import { accountOf, contributor, moderator } from '../platform/viewer.ts'
import { rulePair as rule } from './pair.service.ts'
import { viewNear, viewPair, viewPairs } from './pair.view.ts'
import { addPhoto } from './photo.service.ts'
import { presentStill } from './still.presenter.ts'
import { loadStill } from './still.reader.ts'

/** Photos coming in, and what looks alike; one still with the men on it is the cases' to show. */
export const stillRoutes = (storage: Storage): Router => {
  const router = Router()
  bind(router, listPairs, {
    allow: moderator,
    handle: ({ query, viewer }) => viewPairs(viewer, query),
  })
  bind(router, rulePair, {
    allow: moderator,
    handle: async ({ viewer, params: { stillId }, body, once }) => {
      const by = accountOf(viewer)
      return viewPair(viewer, await once((session) => rule(session, by, stillId, body)))
    },
  })
  bind(router, addStill, {
    allow: contributor,
    handle: async ({ viewer, body: { uploadId, page, ...given }, once }) => {
      const by = accountOf(viewer)
      const make = (upload: FinishedUpload) => addPhoto(storage, by, upload, { given, page }, once)
      const sent = {
        by: by.id,
        id: uploadId,
        use: { kind: 'still', ...(page && { page }) },
        title: given.title,
      } as const
      const id = await fromUpload(storage, sent, once, make)
      const still = presentStill(await loadStill(viewer, id))
      return { ...still, near: await viewNear(viewer, id) }
    },
  })
  return router
}
