import type { LeavingRow, Profile } from '@rollcall/contract/exportRow.ts'
import type { ExportAsked } from '@rollcall/contract/exports.ts'
import type { StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import type { Storage } from '../media/storage.ts'
import { assertFound } from '../platform/database/reading.ts'
import { openSnapshot, type Session } from '../platform/database/transaction.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { aboutOf, rowsOfFile } from './about.ts'
import { type Dossier, readDossiers } from './dossier/dossier.reader.ts'
import type { About, Rows } from './formats.ts'
import { type Kept, keptIn, rowFileOf } from './rowFile.ts'

/** Everything that a package says, read at one moment: what is made of it may take as long as it takes. */
export interface PackageRead extends AsyncDisposable {
  readonly about: About
  readonly rows: () => AsyncGenerator<LeavingRow>
  readonly seen: Seen
  /** Of those who are confirmed, by number. */
  readonly dossiers: Kept<number, Dossier>['each']
}

export interface Seen {
  readonly rows: number
  /** Those who are confirmed, and are to be looked at by whoever takes this profile. */
  readonly men: ReadonlyMap<SubjectId, number>
  /** Of confirmed men: their stills, and where each is on them. */
  readonly stills: ReadonlyMap<StillId, { readonly sha256: string; readonly isFrame: boolean }>
  readonly cuts: readonly {
    readonly path: string
    readonly stillId: StillId
    readonly region: Region
  }[]
}

export const readPackage = async (storage: Storage, asked: ExportAsked): Promise<PackageRead> => {
  const session = openSnapshot()
  await using opened = new AsyncDisposableStack()
  try {
    const about = await aboutOf(asked, session)
    const { rows } = opened.use(await rowFileOf(storage, rowsOfFile(session, asked, about)))
    const seen = await readSeen(rows(), about.profile)
    const dossiers = dossiersOf(session, [...seen.men.keys()], about.profile)
    const { each } = opened.use(await keptIn(storage, dossiers, ({ number }) => number))
    const held = opened.move()
    return {
      ...{ about, rows, seen, dossiers: each },
      [Symbol.asyncDispose]: () => held.disposeAsync(),
    }
  } finally {
    await session.endSession()
  }
}

const readSeen = async (kept: Rows, profile: Profile): Promise<Seen> => {
  const men = new Map<SubjectId, number>()
  const stills = new Map<StillId, { sha256: string; isFrame: boolean }>()
  const cuts: { path: string; stillId: StillId; region: Region }[] = []
  let rows = 0
  for await (const row of kept) {
    rows += 1
    if (row.status !== 'confirmed') continue
    if (row.stills.length > 0 || profile !== 'public')
      men.set(row.subjectId as SubjectId, row.subjectNumber)
    for (const { id, sightingId, sha256, filmId, region } of row.stills) {
      stills.set(id, { sha256, isFrame: filmId !== null })
      cuts.push({ path: `men/${row.subjectNumber}/${sightingId}.png`, stillId: id, region })
    }
  }
  return { rows, men, stills, cuts }
}

/** One batch is one round of queries. */
const BATCH = 100

async function* dossiersOf(
  session: Session,
  ids: readonly SubjectId[],
  profile: Profile,
): AsyncGenerator<Dossier> {
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH)
    const men = await readSubjects(batch, session)
    const found = batch.map((id) => assertFound(men.get(id)))
    yield* await readDossiers(session, found, profile)
  }
}
