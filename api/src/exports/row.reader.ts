import { setImmediate } from 'node:timers/promises'
import {
  type LeavingRow,
  type Profile,
  rowsOf,
  type WholeRow,
} from '@rollcall/contract/exportRow.ts'
import type { ExportFilters } from '@rollcall/contract/exports.ts'
import { presentExported } from '../cases/exported.presenter.ts'
import { type ExportedCase, readExportedCases } from '../cases/exported.reader.ts'
import { presentRests, presentRuledOut } from '../cases/ruledOut.presenter.ts'
import type { Identification } from '../identifications/identification.model.ts'
import {
  countPublished,
  type PublishedAsked,
  readJoined,
  readPublished,
} from '../identifications/published.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { isAskedFor } from './filters.ts'
import { readSeenIn } from './seen.reader.ts'
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
export async function* readRows(
  session: Session,
  asked: RowsAsked,
  batch = BATCH,
): AsyncGenerator<LeavingRow> {
  const which = await readAsked(session, asked)
  const read = (after: string) => batchOf(session, asked, which, { after, limit: batch })
  const breathe = breathing()
  for (let coming: Promise<Batch> | null = read(''); coming; ) {
    const { present, after }: Batch = await coming
    coming = after === null ? null : read(after)
    // What fails to come is told when its turn is there, or to nobody where nobody waits for it any more.
    coming?.catch(() => {})
    for (const row of present()) {
      yield row
      await breathe()
    }
  }
}

const SHARE_MS = 8

/** Lets others have their turn, again and again while much is worked out. */
const breathing = () => {
  let since = performance.now()
  return async (): Promise<void> => {
    if (performance.now() - since < SHARE_MS) return
    await setImmediate()
    since = performance.now()
  }
}

/** How many rows those are. */
export const countRows = async (session: Session, asked: RowsAsked): Promise<number> => {
  const which = await readAsked(session, asked)
  let count = await countPublished(which, session)
  const joined = await readJoined(which, session)
  for (let at = 0; at < joined.length; at += BATCH)
    for (const _ of (await readAround(session, joined.slice(at, at + BATCH), asked))()) count += 1
  return count
}

/** What the database can tell of what is asked for; the rest is told by the rows. */
const readAsked = async (session: Session, { profile, filters }: RowsAsked) => {
  const { status, since } = filters
  return {
    subjectIds: await readSeenIn(session, filters, profile),
    status,
    since: since === undefined ? undefined : new Date(since),
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
  place: Place,
): Promise<PageOfRows> => {
  const batch = await batchOf(session, asked, await readAsked(session, asked), place)
  return { rows: [...batch.present()], after: batch.after }
}

interface Place {
  readonly after: string
  readonly limit: number
}

/** What was read of some identifications; the rows are made when they are taken. */
interface Batch {
  readonly present: () => Iterable<LeavingRow>
  readonly after: string | null
}

const batchOf = async (
  session: Session,
  asked: RowsAsked,
  which: PublishedAsked,
  { after, limit }: Place,
): Promise<Batch> => {
  const found = await readPublished(which, after, limit + 1, session)
  const batch = found.slice(0, limit)
  return {
    present: await readAround(session, batch, asked),
    after: found.length > limit ? (batch.at(-1)?._id ?? null) : null,
  }
}

const readAround = async (
  session: Session,
  batch: readonly Identification[],
  asked: RowsAsked,
): Promise<() => Iterable<LeavingRow>> => {
  const ids = batch.map(({ subjectId }) => subjectId)
  const [caseOf, subjects, stillsOf] = await Promise.all([
    readExportedCases(session, ids),
    readSubjects(ids, session),
    readStillsOf(session, ids, asked.profile),
  ])
  const rowOf = (published: Identification): LeavingRow | null => {
    const { subjectId } = published
    const stills = stillsOf(subjectId)
    const around = caseOf(subjectId)
    const standing = standingOf(around, published)
    if (!isAskedFor(asked.filters, standing, stills)) return null
    const whole: WholeRow = {
      id: published._id,
      version: standing.version + around.tallyOf(standing._id).version,
      status: standing.status,
      decidedAt: (standing.decidedAt ?? published.decidedAt ?? standing.statusAt).toISOString(),
      statusAt: standing.statusAt.toISOString(),
      lacks: standing.short?.lacks ?? [],
      subjectId,
      subjectNumber: subjects.get(subjectId)?.number ?? 0,
      ...presentExported(around, standing, asked.profile),
      ruledOut: around.exclusions
        .filter(({ state }) => state === 'accepted' || asked.profile === 'full')
        .map((row) =>
          presentRuledOut(around, row, asked.profile, ({ restsOn }) =>
            presentRests(restsOn, stills),
          ),
        ),
      stillSha256: each(stills.map(({ sha256 }) => sha256)),
      rights: each(
        stills.flatMap(({ rights, rightsUri }) => [rights ?? [], rightsUri ?? []].flat()),
      ),
      stills,
      notice: asked.notice,
      end: null,
    }
    return rowsOf[asked.profile].parse(whole) as LeavingRow
  }
  return function* () {
    for (const published of batch) {
      const row = rowOf(published)
      if (row) yield row
    }
  }
}

const each = (some: readonly string[]): string[] => [...new Set(some)].sort()

/** What was joined into another stands where that one does ([K3]). */
const standingOf = ({ identifications }: ExportedCase, one: Identification): Identification => {
  if (!one.joined) return one
  return identifications.find(({ took }) => took?.includes(one._id)) ?? one
}
