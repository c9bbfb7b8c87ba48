import { Readable } from 'node:stream'
import type { Profile } from '@rollcall/contract/exportRow.ts'
import { type ExportAsked, exportFormats } from '@rollcall/contract/exports.ts'
import type { StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { cutExactly } from '../media/cutting.ts'
import type { Storage } from '../media/storage.ts'
import { assertFound } from '../platform/database/reading.ts'
import { inSnapshot } from '../platform/database/transaction.ts'
import type { AddressOf } from '../platform/http/address.ts'
import { isFiction } from '../platform/site.ts'
import { visitor } from '../platform/viewer.ts'
import { wholePictureOf } from '../stills/picture.reader.ts'
import { readStills } from '../stills/still.reader.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import { beginRows } from './about.ts'
import { annotationLines } from './annotations.ts'
import { logLines } from './auditLog.reader.ts'
import { bagOf, type Payload } from './bag.ts'
import { describing } from './csvMetadata.ts'
import { dossierFile } from './dossier/dossier.file.ts'
import { readDossier } from './dossier/dossier.reader.ts'
import { type About, bodyOf, type Rows } from './formats.ts'
import { inPieces } from './pieces.ts'
import { readmeOf } from './readme.ts'
import { rowFileOf } from './rowFile.ts'
import { zipOf } from './zip.ts'

/**
 * For an archive or agency: one bag, made while it is sent, whose tables are of one moment. `noted` is told how many rows it has.
 */
export async function* packageOf(
  storage: Storage,
  asked: ExportAsked,
  about: About,
  at: AddressOf,
  noted: (rows: number) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  const { count, rows } = await beginRows(asked, about)
  await using kept = await rowFileOf(storage, rows)
  await noted(count)
  const seen = await readSeen(kept.rows(), about.profile)
  const payload = [
    ...tables(kept.rows, about, at),
    ...dossiers(storage, seen, about, at),
    ...pictures(storage, about.profile, seen),
  ]
  const root = `rollcall-${about.profile}-${about.madeAt.slice(0, 10)}`
  yield* zipOf(bagOf(root, payload, describedBy(about, seen)), new Date(about.madeAt))
}

interface Seen {
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

const describedBy = ({ notice, profile, madeAt, log }: About, { rows }: Seen) => ({
  'Source-Organization': 'Rollcall',
  'Bagging-Date': madeAt.slice(0, 10),
  'External-Description': notice,
  'Rollcall-Profile': profile,
  'Rollcall-Rows': `${rows}`,
  'Rollcall-Log-Entries': `${log.entries}`,
  'Rollcall-Log-Head': log.head,
})

const tables = (rows: () => Rows, about: About, at: AddressOf): Payload[] => {
  const text = (path: string, texts: () => AsyncIterable<string> | Iterable<string>): Payload => ({
    path,
    open: async () => Readable.from(inPieces(texts())),
    compress: true,
  })
  return [
    text('README.txt', () => [readmeOf(about)]),
    text('csv-metadata.json', () => [
      JSON.stringify(describing(about.profile, 'confirmed.csv', about.notice), null, 2),
    ]),
    ...exportFormats.map((format) => ({
      path: `confirmed.${format}`,
      open: async () => bodyOf(format, rows(), about),
      // A workbook is packed already.
      compress: format !== 'xlsx',
    })),
    text('annotations.json', () => annotationLines(rows(), at)),
    ...(about.profile === 'public'
      ? []
      : [
          text('audit-log.jsonl', () =>
            logLines({ entries: about.log.entries, hash: about.log.head }),
          ),
        ]),
  ]
}

/** Each is of the moment when its turn comes: what is not to be shown any more then is not shown. */
function* dossiers(
  storage: Storage,
  { men }: Seen,
  about: About,
  at: AddressOf,
): Generator<Payload> {
  for (const [id, number] of men)
    yield {
      path: `dossiers/${number}.pdf`,
      open: async () => {
        const dossier = await inSnapshot(async (session) =>
          readDossier(session, await loadSubject(id, session), about.profile),
        )
        const made = { ...about, fiction: await isFiction() }
        return dossierFile(storage, dossier, made, { language: 'en', at })
      },
      compress: false,
    }
}

/** A picture that was restricted since its row was read does not leave: the package breaks off ([A9]). */
function* pictures(storage: Storage, profile: Profile, { stills, cuts }: Seen): Generator<Payload> {
  const pictureOf = async (id: StillId) => {
    const still = (await readStills(profile === 'full' ? 'program' : visitor, [id])).get(id)
    return wholePictureOf(storage, assertFound(still))
  }
  for (const [id, { sha256, isFrame }] of stills)
    yield {
      path: isFrame ? `frames/${sha256}.png` : `photos/${id}.jpg`,
      open: async () => storage.read(await pictureOf(id)),
      compress: false,
    }
  for (const {
    path,
    stillId,
    region: { x, y, w, h },
  } of cuts)
    yield {
      path,
      open: async () => {
        const picture = await storage.local(await pictureOf(stillId))
        return Readable.from([await cutExactly(picture, { left: x, top: y, width: w, height: h })])
      },
      compress: false,
    }
}
