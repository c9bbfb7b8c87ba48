import { addPortrait, correctPortrait, getPortraitPicture } from '@rollcall/contract/people.ts'
import { Router } from 'express'
import { assertKey } from '../media/fileKey.ts'
import { pictureName } from '../media/picture.ts'
import type { Storage } from '../media/storage.ts'
import { storedFile } from '../media/storedFile.ts'
import { type FinishedUpload, fromUpload, useUpload } from '../media/upload.service.ts'
import { bind } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import { accountOf, anybody, moderator, visitor } from '../platform/viewer.ts'
import { maySeePortrait } from './people.policy.ts'
import * as people from './people.service.ts'
import { showPerson } from './people.view.ts'
import { loadPortrait } from './portrait.reader.ts'
import * as portraits from './portrait.service.ts'

export const portraitRoutes = (storage: Storage): Router => {
  const router = Router()
  bind(router, addPortrait, {
    allow: moderator,
    handle: async ({ viewer, params: { personId }, body: { uploadId, ...given }, once }) => {
      await people.loadPerson(personId)
      const make = async (upload: FinishedUpload) => {
        const picture = await portraits.keepPortrait(storage, upload.path)
        return once(async (session) => {
          const id = await portraits.addPortrait(session, viewer, personId, picture, given)
          await useUpload(session, upload, id)
          return id
        })
      }
      const use = { kind: 'portrait', of: personId } as const
      await fromUpload(storage, { by: accountOf(viewer).id, id: uploadId, use }, once, make)
      return showPerson(viewer, personId)
    },
  })
  bind(router, correctPortrait, {
    allow: moderator,
    handle: async ({ viewer, params: { personId, portraitId }, body, once }) => {
      await once(async (session) => {
        const portrait = await loadPortrait(personId, portraitId, session)
        await portraits.correctPortrait(session, viewer, portrait, body)
      })
      return showPerson(viewer, personId)
    },
  })
  bind(router, getPortraitPicture, {
    allow: anybody,
    handle: async ({ viewer, params: { personId, portraitId, picture }, headers }) => {
      const person = await people.loadPerson(personId)
      const portrait = await loadPortrait(personId, portraitId)
      if (!maySeePortrait(viewer, portrait, person)) throw refuse('not-found')
      const found = portrait.pictures.find((one) => pictureName(one) === picture)
      if (!found) throw refuse('not-found')
      const isPublic = maySeePortrait(visitor, portrait, person)
      const key = assertKey(`portraits/${found.file}`)
      return storedFile(storage, { key, type: found.type, isPublic }, headers)
    },
  })
  return router
}
