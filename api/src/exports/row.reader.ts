import {
  type LeavingRow,
  type Profile,
  rowsOf,
  type WholeRow,
} from '@rollcall/contract/exportRow.ts'
import type { ExportFilters } from '@rollcall/contract/exports.ts'
import { presentExported } from '../cases/exported.presenter.ts'
import { type ExportedCase, readExportedCases } from '../cases/exported.reader.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { readPublished } from '../identifications/identification.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { readSubjects } from '../subjects/subject.service.ts'
import { isAskedFor } from './filters.ts'
import { readStillsOf } from './still.reader.ts'

/** One batch is one round of queries; memory does not grow with the rows. */
const BATCH = 200

export interface RowsAsked {
  readonly profile: Profile
  readonly filters: ExportFilters
  /** Said in each row. */
  readonly notice: string
}

/** Every identification that was once confirmed, in the order of proposing, as one profile shows it ([E2], [E3]). */
export async function* readRows(session: Session, asked: RowsAsked): AsyncGenerator<LeavingRow> {
  let after: string | null = ''
  while (after !== null) {
    const page: PageOfRows = await pageOfRows(session, asked, { after, limit: BATCH })
    yield* page.rows
    after = page.after
  }
}

interface PageOfRows {
  readonly rows: LeavingRow[]
  /** The identification after which the next ones come; null where none do. */
  readonly after: string | null
}

/** Those of so many identifications that are asked for. */
export const pageOfRows = async (
  session: Session,
  asked: RowsAsked,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<PageOfRows> => {
  const found = await readPublished(after, limit + 1, session)
  const batch = found.slice(0, limit)
  return {
    rows: await readAround(session, batch, asked),
    after: found.length > limit ? (batch.at(-1)?._id ?? null) : null,
  }
}

const readAround = async (
  session: Session,
  batch: readonly Identification[],
  asked: RowsAsked,
): Promise<LeavingRow[]> => {
  const ids = batch.map(({ subjectId }) => subjectId)
  const caseOf = await readExportedCases(session, ids)
  const subjects = await readSubjects(ids, session)
  const stillsOf = await readStillsOf(session, ids, asked.profile)
  return batch.flatMap((published) => {
    const { subjectId } = published
    const stills = stillsOf(subjectId)
    const around = caseOf(subjectId)
    const standing = standingOf(around, published)
    if (!isAskedFor(asked.filters, standing, stills)) return []
    const whole: WholeRow = {
      id: published._id,
      version: standing.version + around.tallyOf(standing._id).version,
      status: standing.status,
      decidedAt: (standing.decidedAt ?? published.decidedAt ?? standing.statusAt).toISOString(),
      statusAt: standing.statusAt.toISOString(),
      subjectId,
      subjectNumber: subjects.get(subjectId)?.number ?? 0,
      ...presentExported(around, standing, asked.profile),
      stillSha256: each(stills.map(({ sha256 }) => sha256)),
      rights: each(
        stills.flatMap(({ rights, rightsUri }) => [rights ?? [], rightsUri ?? []].flat()),
      ),
      stills,
      notice: asked.notice,
      end: null,
    }
    return [rowsOf[asked.profile].parse(whole) as LeavingRow]
  })
}

const each = (some: readonly string[]): string[] => [...new Set(some)].sort()

/** What was joined into another stands where that one does ([K3]). */
const standingOf = ({ identifications }: ExportedCase, one: Identification): Identification => {
  if (!one.joined) return one
  return identifications.find(({ took }) => took?.includes(one._id)) ?? one
}
