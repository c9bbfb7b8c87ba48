import { join } from 'node:path'
import type { ImportId } from '@rollcall/contract/ids.ts'
import { type ListFault, rosterMapping } from '@rollcall/contract/roster.ts'
import type { Storage } from '../media/storage.ts'
import { dropOrLeaveBytes } from '../media/upload.bytes.ts'
import { useUpload } from '../media/upload.service.ts'
import { noteBytes } from '../media/upload.store.ts'
import { rawOf } from '../platform/database/documents.ts'
import { inTransaction, type Session } from '../platform/database/transaction.ts'
import { type JobRun, jobRun } from '../platform/jobs/work.ts'
import { lookAtList } from './csv.ts'
import { importEntries, tryEntries } from './import.service.ts'
import { type ImportDoc, type ImportRow, ImportRows, RosterImports } from './importing.model.ts'
import { readRoster } from './importing.service.ts'
import { Ahead, type Outcome } from './judging.ts'
import { headingsOf } from './rosterRow.ts'
import { type RosterRow, rowsOf } from './rosterRows.ts'
import { UnfitList } from './unfitList.ts'

/** Rows in one transaction: far less than what it may last. */
const BATCH = 100
/** Of a dry run, which writes less with each. */
const TRIED_BATCH = 500
const MOST_ROWS = 300_000

/** Somebody stopped it, began it anew, or another worker has it. */
class NotOurs extends Error {}

/** Reads a list through, batch by batch; each is kept with what became of it, and not done again ([P1]). */
export const importRosters = (storage: Storage): JobRun =>
  jobRun(readRoster, {
    run: async ({ importId, run }, signal) => {
      const doc = await takeUp(importId as ImportId, run)
      if (!doc) return
      const path = join(storage.incoming, doc.uploadId)
      await noteBytes(doc.uploadId)
      try {
        await readThrough(path, doc, signal)
        await finish(storage, doc)
      } catch (error) {
        const fault = faultOf(error)
        if (fault) await fail(importId as ImportId, run, fault)
        else if (!(error instanceof NotOurs)) throw error
      }
    },
    givenUp: ({ importId, run }) => fail(importId as ImportId, run, 'our-fault'),
  })

const faultOf = (error: unknown): ListFault | null => {
  if (error instanceof UnfitList) return error.fault
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : null
}

const running: ImportDoc['state'][] = ['waiting', 'working']
const ours = (_id: ImportId, run: number) => ({ _id, run, state: { $in: running } })

const takeUp = (id: ImportId, run: number): Promise<ImportDoc | null> =>
  rawOf(RosterImports).findOneAndUpdate(
    ours(id, run),
    { $set: { state: 'working' }, $inc: { version: 1 } },
    { returnDocument: 'after' },
  )

const readThrough = async (path: string, doc: ImportDoc, signal: AbortSignal): Promise<void> => {
  const mapping = rosterMapping.parse(JSON.parse(doc.mapping ?? 'null'))
  const form = await lookAtList(path, mapping, headingsOf(mapping))
  await rawOf(ImportRows).deleteMany({ importId: doc._id, run: { $lt: doc.run } })
  const ahead = new Ahead()
  let done = doc
  for await (const rows of rowsOf(path, form, mapping, doc.dryRun ? TRIED_BATCH : BATCH)) {
    signal.throwIfAborted()
    const entries = rows.flatMap((one) => ('wrong' in one ? [] : [one]))
    // What is ahead of a row that is tried is known only to who has read it.
    if ((rows.at(-1)?.row ?? 0) <= done.lastRow) {
      if (doc.dryRun) await tryEntries(entries, ahead)
      continue
    }
    if (done.rows + rows.length > MOST_ROWS)
      throw new UnfitList('too-many-rows', 'This list has more rows than we can read at once.')
    const before = done
    const note = async (session: Session, outcomes: readonly Outcome[]) => {
      done = await noteRows(session, before, rows, outcomes)
    }
    if (doc.dryRun) {
      const outcomes = await tryEntries(entries, ahead)
      await inTransaction((session) => note(session, outcomes))
    } else await importEntries(doc.by, entries, note)
  }
}

/** Writes down what became of some rows, where nobody else has done so; gives the import as it is then. */
const noteRows = async (
  session: Session,
  { _id, run, lastRow, counts: former }: ImportDoc,
  rows: readonly RosterRow[],
  outcomes: readonly Outcome[],
): Promise<ImportDoc> => {
  const noted = notedRows({ _id, run }, rows, outcomes)
  const counts = { ...former }
  for (const { outcome, notes } of noted) {
    counts[outcome] += 1
    if (outcome !== 'bad' && notes.length > 0) counts.noted += 1
  }
  const after = await rawOf(RosterImports).findOneAndUpdate(
    { ...ours(_id, run), lastRow },
    {
      $set: { counts, lastRow: rows.at(-1)?.row ?? lastRow },
      $inc: { rows: rows.length, version: 1 },
    },
    { session, returnDocument: 'after' },
  )
  if (!after) throw new NotOurs()
  await rawOf(ImportRows).insertMany(noted, { session })
  return after
}

const notedRows = (
  { _id: importId, run }: Pick<ImportDoc, '_id' | 'run'>,
  rows: readonly RosterRow[],
  outcomes: readonly Outcome[],
): ImportRow[] => {
  const left = [...outcomes]
  const at = new Date()
  return rows.map((one) => {
    const { row } = one
    const common = { _id: `${importId}:${run}:${row}`, importId, run, row, at }
    if ('wrong' in one)
      return { ...common, name: one.name, outcome: 'bad', changed: [], notes: [...one.wrong] }
    const outcome = left.shift() ?? 'unchanged'
    const changed = typeof outcome === 'object' ? [...outcome.changed] : []
    const word = typeof outcome === 'object' ? 'changed' : outcome
    return { ...common, name: one.body.name, outcome: word, changed, notes: [...one.told] }
  })
}

/** What was tried waits for the import; what is in needs its file no more, nor what was looked at in it. */
const finish = async (storage: Storage, { _id, run, dryRun, uploadId, look }: ImportDoc) => {
  const columns = look.columns.map((column) => ({ ...column, values: [] }))
  const ended = { state: 'done', ...(!dryRun && { 'look.columns': columns }) } as const
  await inTransaction(async (session) => {
    const after = await rawOf(RosterImports).findOneAndUpdate(
      ours(_id, run),
      { $set: ended, $inc: { version: 1 }, ...(!dryRun && { $unset: { expiresAt: 1 } }) },
      { session, returnDocument: 'after' },
    )
    if (!after) throw new NotOurs()
    const { rows } = after
    await rawOf(RosterImports).updateOne({ _id }, { $set: { allRows: rows } }, { session })
    if (!dryRun) await useUpload(session, { id: uploadId, use: { kind: 'roster' } }, _id)
  })
  if (!dryRun) await dropOrLeaveBytes(storage, uploadId)
}

const fail = async (id: ImportId, run: number, fault: ListFault): Promise<void> => {
  await rawOf(RosterImports).updateOne(ours(id, run), {
    $set: { state: 'failed', fault },
    $inc: { version: 1 },
  })
}
