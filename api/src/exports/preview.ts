import type { ExportAsked } from '@rollcall/contract/exports.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import { columnsOf } from './columns.ts'
import { countRows, readRows } from './row.reader.ts'

const FIRST = 3

/** The first rows as the tables will have them, and how many there will be. */
export const previewOf = (asked: Omit<ExportAsked, 'reason'>, notice: string) =>
  inSnapshot(async (session) => {
    const { profile } = asked
    const columns = columnsOf(profile)
    const of = { profile, filters: asked, notice }
    const count = await countRows(session, of)
    const rows: ReturnType<(typeof columns)[number]['cell']>[][] = []
    for await (const row of readRows(session, of, FIRST)) {
      rows.push(columns.map(({ cell }) => cell(row)))
      if (rows.length === FIRST) break
    }
    return { columns: columns.map(({ name }) => name), rows, count }
  })
