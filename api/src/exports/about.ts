import type { LeavingRow } from '@rollcall/contract/exportRow.ts'
import { type ExportAsked, notice } from '@rollcall/contract/exports.ts'
import { fictionNotice } from '@rollcall/contract/site.ts'
import { readHead } from '../platform/audit.ts'
import type { Session } from '../platform/database/transaction.ts'
import { isFiction } from '../platform/site.ts'
import { toldFilters } from './filters.ts'
import type { About } from './formats.ts'
import { readRows } from './row.reader.ts'

/** What is said where names are shown, and more where all is invented. */
export const said = async (): Promise<string> =>
  (await isFiction()) ? `${fictionNotice} ${notice}` : notice

/** What is said of a file, or a package, that is begun now. */
export const aboutOf = async (asked: ExportAsked): Promise<About> => {
  const head = await readHead()
  return {
    notice: await said(),
    profile: asked.profile,
    filters: toldFilters(asked),
    madeAt: new Date().toISOString(),
    log: { entries: head.entries, head: head.hash },
  }
}

/** The rows of a file; the last one says that it is the last: of a file that broke off, none does. */
export async function* rowsOfFile(
  session: Session,
  asked: ExportAsked,
  about: About,
): AsyncGenerator<LeavingRow> {
  let last: LeavingRow | null = null
  let count = 0
  const { profile, notice } = about
  for await (const row of readRows(session, { profile, filters: asked, notice })) {
    if (last) yield last
    last = row
    count += 1
  }
  if (last) yield { ...last, end: { rows: count, logHead: about.log.head } }
}
