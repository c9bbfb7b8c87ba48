import { getRoom } from '@rollcall/contract/office.ts'
import { Router } from 'express'
import { bind } from '../platform/http/bind.ts'
import { admin } from '../platform/viewer.ts'
import type { Storage } from './storage.ts'
import { bytesCome } from './upload.bytes.ts'
import { mostTogether, readWaiting } from './upload.quota.ts'

/** What the office sees of the storage. */
export const roomRoutes = (storage: Storage): Router => {
  const router = Router()
  bind(router, getRoom, {
    allow: admin,
    handle: async () => {
      const { count, bytes: announcedBytes } = await readWaiting({})
      const comeBytes = await bytesCome(storage)
      return {
        uploads: { count, announcedBytes, comeBytes, mostBytes: mostTogether() },
        disk: await storage.room(),
      }
    },
  })
  return router
}
