import type { LeavingRow } from '@rollcall/contract/exportRow.ts'
import { type ExportAsked, type ExportFilters, notice } from '@rollcall/contract/exports.ts'
import { fictionNotice } from '@rollcall/contract/site.ts'
import { readHead } from '../platform/audit.ts'
import { openSnapshot, type Session } from '../platform/database/transaction.ts'
import { isFiction } from '../platform/site.ts'
import { toldFilters } from './filters.ts'
import type { About } from './formats.ts'
import { countRows, readRows } from './row.reader.ts'

/** What is said where names are shown, and more where all is invented. */
export const said = async (): Promise<string> =>
  (await isFiction()) ? `${fictionNotice} ${notice}` : notice

/** What is said of a file, or a package, that is begun now, at the moment of which it is read. */
export const aboutOf = async (
  asked: Pick<ExportAsked, 'profile'> & ExportFilters,
  session: Session,
): Promise<About> => {
  const head = await readHead(session)
  return {
    notice: await said(),
    profile: asked.profile,
    filters: toldFilters(asked),
    madeAt: new Date().toISOString(),
    log: { entries: head.entries, head: head.hash },
  }
}

/** Rows of one moment, of which it is known how many they are before the first is read, and how the log stood then. */
export interface Counted {
  readonly about: About
  readonly count: number
  /** To be begun in any case: what it is read from ends with it. */
  readonly rows: AsyncGenerator<LeavingRow>
}

export const beginRows = async (asked: ExportAsked): Promise<Counted> => {
  const session = openSnapshot()
  try {
    const about = await aboutOf(asked, session)
    const { profile, notice } = about
    const count = await countRows(session, { profile, filters: asked, notice })
    return { about, count, rows: rowsUntilEnd(session, asked, about) }
  } catch (error) {
    await session.endSession()
    throw error
  }
}

async function* rowsUntilEnd(session: Session, asked: ExportAsked, about: About) {
  try {
    yield* rowsOfFile(session, asked, about)
  } finally {
    await session.endSession()
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
