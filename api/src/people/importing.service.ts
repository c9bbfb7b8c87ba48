import type { AccountId, ImportId } from '@rollcall/contract/ids.ts'
import type { ListReading, RosterMapping } from '@rollcall/contract/roster.ts'
import { z } from 'zod'
import type { FinishedUpload, Once } from '../media/upload.service.ts'
import { writeAudit } from '../platform/audit.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import { within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { enqueue, job } from '../platform/jobs/job.ts'
import { refuse } from '../platform/refusal.ts'
import { sha256, sha256OfFile } from '../platform/sha256.ts'
import { beginImport } from './import.service.ts'
import { type ImportDoc, RosterImports } from './importing.model.ts'
import { readOrRefuse } from './list.reader.ts'
import { lookAt } from './listLook.service.ts'

/** What reads a list through, and writes what it says where it is not only tried. */
export const readRoster = job({
  name: 'people.import',
  payload: z.object({ importId: z.string(), run: z.number().int() }),
  attempts: 4,
})

/** A day after its last byte an upload of which nothing came is gone; so is what is said of it. */
const KEPT_MS = 25 * 3_600_000

export interface ImportAsked {
  readonly reading?: ListReading | undefined
  readonly mapping?: RosterMapping | undefined
  readonly dryRun?: boolean | undefined
}

/** Looks at a list; with a mapping asks for it to be read through. The same upload is the same import. */
export const startImport = async (
  by: AccountId,
  upload: FinishedUpload,
  asked: ImportAsked,
  once: Once,
): Promise<ImportId> => {
  const look = await lookOrRefuse(upload.path, asked)
  const isWritten = asked.mapping && !asked.dryRun
  const file = isWritten ? await sha256OfFile(upload.path) : null
  return once(async (session) => {
    const known = await rawOf(RosterImports).findOne({ uploadId: upload.id }, { session })
    if (known?.state === 'waiting' || known?.state === 'working') throw refuse('import.running')
    const doc = begun(known ?? newImport(by, upload.id), { ...asked, look })
    await rawOf(RosterImports).replaceOne({ _id: doc._id }, doc, { session, upsert: true })
    if (doc.state !== 'waiting') return doc._id
    const { _id: importId, run, mapping } = doc
    await enqueue(session, readRoster, `${importId}:${run}`, { importId, run })
    if (file) await beginImport(session, by, { file, mapping: sha256(mapping ?? '') })
    return importId
  })
}

const lookOrRefuse = (path: string, { reading, mapping }: ImportAsked) =>
  readOrRefuse(path, () => lookAt(path, mapping ?? reading ?? {}))

const newImport = (by: AccountId, uploadId: string): Omit<ImportDoc, 'look'> => ({
  ...{ _id: newId<ImportId>(), uploadId, by, run: 0, version: 0, allRows: null },
  ...nothingDone,
  ...{ state: 'looked', dryRun: true, mapping: null, at: new Date() },
})

const nothingDone = {
  counts: { new: 0, changed: 0, unchanged: 0, asked: 0, bad: 0, noted: 0 },
  ...{ lastRow: 0, rows: 0, fault: null },
}

/** As it stands when it was asked for anew. */
const begun = (
  known: Omit<ImportDoc, 'look'>,
  { mapping, dryRun = false, look }: ImportAsked & Pick<ImportDoc, 'look'>,
): ImportDoc => {
  const version = known.version + 1
  const expiresAt = new Date(Date.now() + KEPT_MS)
  if (!mapping)
    return {
      ...{ ...known, ...nothingDone, state: 'looked', dryRun: true, mapping: null },
      ...{ look, version, expiresAt },
    }
  const written = JSON.stringify(mapping)
  return {
    ...known,
    ...nothingDone,
    ...{ state: 'waiting', run: known.run + 1, dryRun, look, mapping: written, version, expiresAt },
  }
}

/** What is in stays; whoever has it in hand finds out before he writes any more. */
export const stopImport = async (
  session: Session,
  by: AccountId,
  id: ImportId,
): Promise<ImportId> => {
  const running = { _id: id, state: { $in: ['waiting', 'working'] as ImportDoc['state'][] } }
  const stopped = await rawOf(RosterImports).findOneAndUpdate(
    running,
    { $set: { state: 'stopped' }, $inc: { version: 1 } },
    { session },
  )
  if (stopped && !stopped.dryRun)
    await writeAudit(session, {
      accountId: by,
      act: 'people.import.stop',
      about: { import: id },
      reasons: null,
    })
  if (!stopped) await loadImport(id, session)
  return id
}

export const loadImport = async (id: ImportId, session?: Session): Promise<ImportDoc> => {
  const found = await rawOf(RosterImports).findOne({ _id: id }, within(session))
  if (!found) throw refuse('not-found')
  return found
}
