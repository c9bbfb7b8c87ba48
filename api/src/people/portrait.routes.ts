import type { PersonId, PortraitId } from '@rollcall/contract/ids.ts'
import {
  addPortrait,
  correctPortrait,
  getPortraitPicture,
  rulePortrait,
  withdrawPortrait,
} from '@rollcall/contract/personPortraits.ts'
import { Router } from 'express'
import { assertAllowed } from '../accounts/allowance.service.ts'
import { assertKey } from '../media/fileKey.ts'
import { pictureName } from '../media/picture.ts'
import type { Storage } from '../media/storage.ts'
import { storedFile } from '../media/storedFile.ts'
import { type FinishedUpload, fromUpload, useUpload } from '../media/upload.service.ts'
import type { Session } from '../platform/database/transaction.ts'
import { bind } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import {
  accountOf,
  anybody,
  contributor,
  moderator,
  type Viewer,
  visitor,
} from '../platform/viewer.ts'
import { findGiven } from './given.reader.ts'
import * as given from './given.service.ts'
import { mayGivePortrait, maySeeGiven, maySeePortrait } from './people.policy.ts'
import { loadPerson } from './people.reader.ts'
import { showPerson } from './people.view.ts'
import { findPortrait, loadPortrait } from './portrait.reader.ts'
import * as portraits from './portrait.service.ts'
import { type AssertSaidOfPerson, assertToldBy } from './told.texts.ts'

export const portraitRoutes = (storage: Storage, assertSaid: AssertSaidOfPerson): Router => {
  const router = Router()
  bind(router, addPortrait, {
    allow: contributor,
    handle: async ({ viewer, params: { personId }, body: { uploadId, ...said }, once }) => {
      await assertMayGive(viewer, personId)
      const make = async (upload: FinishedUpload) => {
        const picture = await portraits.keepPortrait(storage, upload.path)
        const add = moderator(viewer) ? portraits.addPortrait : given.givePortrait
        return once(async (session) => {
          await assertToldBy(session, viewer, personId, wordsOf(said), assertSaid)
          const id = await add(session, viewer, personId, picture, said)
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
        await assertToldBy(session, viewer, personId, wordsOf(body, portrait), assertSaid)
        await portraits.correctPortrait(session, viewer, portrait, body)
      })
      return showPerson(viewer, personId)
    },
  })
  bind(router, rulePortrait, {
    allow: moderator,
    handle: async ({ viewer, params: { portraitId }, body, once }) => {
      const of = (session: Session) => given.rulePortrait(session, viewer, portraitId, body)
      return showPerson(viewer, await once(of))
    },
  })
  bind(router, withdrawPortrait, {
    allow: contributor,
    handle: async ({ viewer, params: { portraitId }, once }) => {
      const back = (session: Session) => given.withdrawPortrait(session, viewer, portraitId)
      return showPerson(viewer, await once(back))
    },
  })
  bind(router, getPortraitPicture, {
    allow: anybody,
    handle: async ({ viewer, params: { personId, portraitId, picture }, headers }) => {
      const { pictures, isPublic } = await loadSeen(viewer, personId, portraitId)
      const found = pictures.find((one) => pictureName(one) === picture)
      if (!found) throw refuse('not-found')
      const key = assertKey(`portraits/${found.file}`)
      return storedFile(storage, { key, type: found.type, isPublic }, headers)
    },
  })
  return router
}

interface Words {
  readonly source?: string | null | undefined
  readonly rights?: string | null | undefined
}

/** What is newly said of a portrait in words. */
const wordsOf = ({ source, rights }: Words, was: Words = {}): Words => ({
  source: source === was.source ? '' : source,
  rights: rights === was.rights ? '' : rights,
})

/** Before there is work done for it. */
const assertMayGive = async (viewer: Viewer, personId: PersonId): Promise<void> => {
  const person = await loadPerson(personId)
  if (!mayGivePortrait(viewer, person))
    throw refuse('forbidden', { detail: 'A portrait can be given by whoever may read the name.' })
  if (!moderator(viewer)) await assertAllowed(accountOf(viewer).id, 'portraits')
}

/** A portrait that the viewer sees, accepted or not; and whether everybody does. */
const loadSeen = async (viewer: Viewer, personId: PersonId, id: PortraitId) => {
  const person = await loadPerson(personId)
  const portrait = await findPortrait(personId, id)
  if (portrait && maySeePortrait(viewer, portrait, person))
    return { ...portrait, isPublic: maySeePortrait(visitor, portrait, person) }
  const waiting = portrait ? null : await findGiven(id)
  if (waiting?.personId !== personId || !maySeeGiven(viewer, waiting)) throw refuse('not-found')
  return { ...waiting, isPublic: false }
}
