import type { ImportId } from '@rollcall/contract/ids.ts'
import type { ImportOutcome } from '@rollcall/contract/imports.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { rawOf } from '../platform/database/documents.ts'
import { idShape, type Page, pageFrom, partsOf } from '../platform/page.ts'
import { type ImportDoc, type ImportRow, ImportRows, RosterImports } from './importing.model.ts'

/** Newest first. */
export const readImports = async ({ cursor, limit }: PageQuery): Promise<Page<ImportDoc>> => {
  const [after] = cursor === undefined ? [] : partsOf(cursor, idShape)
  const read = await rawOf(RosterImports)
    .find(after ? { _id: { $lt: after as ImportId } } : {})
    .sort({ _id: -1 })
    .limit(limit + 1)
    .toArray()
  return pageFrom(read, limit, ({ _id }) => _id)
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
  return pageFrom(read, limit, ({ row }) => `${row}`)
}
