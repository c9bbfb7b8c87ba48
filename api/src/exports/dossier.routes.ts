import { getDossier } from '@rollcall/contract/dossiers.ts'
import type { SubjectId } from '@rollcall/contract/ids.ts'
import { Router } from 'express'
import { loadShown } from '../cases/sighting.reader.ts'
import type { Storage } from '../media/storage.ts'
import { inSnapshot, type Session } from '../platform/database/transaction.ts'
import { addressesAt } from '../platform/http/address.ts'
import { bind } from '../platform/http/bind.ts'
import { refuse } from '../platform/refusal.ts'
import { isFiction } from '../platform/site.ts'
import { anybody, moderator, type Viewer, visitor } from '../platform/viewer.ts'
import type { SubjectDoc } from '../subjects/subject.model.ts'
import { aboutOf } from './about.ts'
import { dossierFile } from './dossier/dossier.file.ts'
import { readDossier } from './dossier/dossier.reader.ts'
import { fileOf } from './file.ts'
import { assertMayTake, endingOf, noteTakenBy } from './taking.service.ts'

export const dossierRoutes = (storage: Storage, own: readonly string[]): Router => {
  const router = Router()
  bind(router, getDossier, {
    allow: anybody,
    handle: async ({ params: { subjectId }, query: { lang, ...asked }, viewer, client }) => {
      assertMayTake(viewer, asked)
      const load = (session?: Session) =>
        loadPrinted(viewer, subjectId, asked.profile === 'public', session)
      const name = `dossier-${(await load()).number}-${asked.profile}`
      const taken = await noteTakenBy(viewer, `${name}.pdf`, asked, client)
      // What is written down is in the log that it names.
      const { about, dossier } = await inSnapshot(async (session) => ({
        about: await aboutOf(asked, session),
        dossier: await readDossier(session, await load(session), asked.profile),
      }))
      const [language, at] = [lang ?? client.language, addressesAt(own, client.host)]
      const made = { ...about, fiction: await isFiction() }
      const body = dossierFile(storage, dossier, made, { language, at })
      return fileOf(name, 'pdf', body, endingOf(taken))
    },
  })
  return router
}

/**
 * The man himself, or whom he was joined with: for everybody while he is confirmed, else for moderators ([P5]). What is for everybody
 * is not there where nobody but moderators can look at him ([A9]), whoever asks.
 */
const loadPrinted = async (
  viewer: Viewer,
  id: SubjectId,
  isPublic: boolean,
  session?: Session,
): Promise<SubjectDoc> => {
  const man = await loadShown(isPublic ? visitor : 'program', id, session)
  if (man.confirmed === null && !moderator(viewer)) throw refuse('not-found')
  return man
}
