import { addPortrait, correctPortrait, getPortraitPicture } from '@rollcall/contract/people.ts'
import { Router } from 'express'
import { isFileKey } from '../media/fileKey.ts'
import type { Storage } from '../media/storage.ts'
import { type FinishedUpload, fromUpload, useUpload } from '../media/upload.service.ts'
import { bind } from '../platform/http/bind.ts'
import type { Download } from '../platform/http/download.ts'
import { refuse } from '../platform/refusal.ts'
import { accountOf, anybody, moderator, visitor } from '../platform/viewer.ts'
import { mayEdit, mayReadName } from './people.policy.ts'
import * as people from './people.service.ts'
import { showPerson } from './people.view.ts'
import { pictureName } from './portrait.presenter.ts'
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
      if (!mayReadName(viewer, person)) throw refuse('not-found')
      const portrait = await loadPortrait(personId, portraitId)
      if (portrait.takenOff && !mayEdit(viewer)) throw refuse('not-found')
      const found = portrait.pictures.find((one) => pictureName(one) === picture)
      if (!found) throw refuse('not-found')
      const isPublic = mayReadName(visitor, person) && !portrait.takenOff
      return pictureFile(storage, found, isPublic, headers.ifNoneMatch)
    },
  })
  return router
}

/** The file of a portrait. Whoever keeps it asks each time whether it may still be seen ([P4]). */
const pictureFile = async (
  storage: Storage,
  { file, type }: { readonly file: string; readonly type: string },
  isPublic: boolean,
  ifNoneMatch: string | undefined,
): Promise<Download> => {
  const key = `portraits/${file}`
  const bytes = isFileKey(key) ? await storage.size(key) : null
  if (!isFileKey(key) || bytes === null) throw new Error(`the storage has lost ${key}`)
  const etag = `"${file}"`
  const kept = {
    'Cache-Control': isPublic ? 'public, no-cache' : 'private, no-store',
    ETag: etag,
  }
  if (ifNoneMatch?.includes(etag)) return { download: true, status: 304, headers: kept }
  return {
    download: true,
    headers: { ...kept, 'Content-Type': type, 'Content-Length': String(bytes) },
    body: storage.read(key),
  }
}
