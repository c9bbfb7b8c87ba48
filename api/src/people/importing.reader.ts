import type { ImportId } from '@rollcall/contract/ids.ts'
import { importId } from '@rollcall/contract/ids.ts'
import type { ImportOutcome } from '@rollcall/contract/imports.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { rawOf } from '../platform/database/documents.ts'
import { refuseField } from '../platform/refusal.ts'
import { type ImportDoc, type ImportRow, ImportRows, RosterImports } from './importing.model.ts'

interface Page<Doc> {
  readonly found: Doc[]
  readonly nextCursor: string | null
}

const paged = <Doc>(read: Doc[], limit: number, cursorOf: (doc: Doc) => string): Page<Doc> => {
  const found = read.slice(0, limit)
  const last = found.at(-1)
  return { found, nextCursor: read.length > limit && last ? cursorOf(last) : null }
}

const noCursor = () => refuseField('cursor', 'is not a cursor of this list')

/** Newest first. */
export const readImports = async ({ cursor, limit }: PageQuery): Promise<Page<ImportDoc>> => {
  const after = cursor === undefined ? null : importId.safeParse(cursor)
  if (after && !after.success) throw noCursor()
  const read = await rawOf(RosterImports)
    .find(after ? { _id: { $lt: after.data } } : {})
    .sort({ _id: -1 })
    .limit(limit + 1)
    .toArray()
  return paged(read, limit, ({ _id }) => _id)
}

interface RowsAsked extends PageQuery {
  readonly outcome?: ImportOutcome | undefined
  readonly noted?: 'true' | undefined
}

/** Rows of the last run, in the order of the list. */
export const readRows = async (
  { _id, run }: { readonly _id: ImportId; readonly run: number },
  { cursor, limit, outcome, noted }: RowsAsked,
): Promise<Page<ImportRow>> => {
  const read = await rawOf(ImportRows)
    .find({
      importId: _id,
      run,
      ...(outcome && { outcome }),
      ...(noted && { 'notes.0': { $exists: true }, outcome: outcome ?? { $ne: 'bad' } }),
      ...(cursor !== undefined && { row: { $gt: Number(cursor) } }),
    })
    .sort({ row: 1 })
    .limit(limit + 1)
    .toArray()
  return paged(read, limit, ({ row }) => `${row}`)
}
