import { Readable } from 'node:stream'
import { type ExportAsked, exportFormats } from '@rollcall/contract/exports.ts'
import type { StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/stills.ts'
import { cutExactly } from '../media/cutting.ts'
import type { Storage } from '../media/storage.ts'
import { assertFound } from '../platform/database/reading.ts'
import { type Session, throughSnapshot } from '../platform/database/transaction.ts'
import type { AddressOf } from '../platform/http/address.ts'
import { isFiction } from '../platform/site.ts'
import { wholePictureOf } from '../stills/picture.reader.ts'
import { readStills } from '../stills/still.reader.ts'
import { loadSubject } from '../subjects/subject.service.ts'
import { rowsOfFile } from './about.ts'
import { annotationLines } from './annotations.ts'
import { logLines } from './auditLog.reader.ts'
import { bagOf, type Payload } from './bag.ts'
import { describing } from './csvMetadata.ts'
import { dossierFile } from './dossier/dossier.file.ts'
import { readDossier } from './dossier/dossier.reader.ts'
import { type About, bodyOf } from './formats.ts'
import { inPieces } from './pieces.ts'
import { readmeOf } from './readme.ts'
import { zipOf } from './zip.ts'

/** For an archive or agency: one bag of one moment, made while it is sent. */
export const packageOf = (
  storage: Storage,
  asked: ExportAsked,
  about: About,
  at: AddressOf,
): AsyncIterable<Uint8Array> =>
  throughSnapshot(async function* (session) {
    const seen = await readSeen(session, asked, about)
    const payload = [
      ...tables(session, asked, about, at),
      ...dossiers(storage, session, seen, about, at),
      ...pictures(storage, session, seen),
    ]
    const root = `rollcall-${about.profile}-${about.madeAt.slice(0, 10)}`
    yield* zipOf(bagOf(root, payload, describedBy(about, seen)), new Date(about.madeAt))
  })

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

const readSeen = async (session: Session, asked: ExportAsked, about: About): Promise<Seen> => {
  const men = new Map<SubjectId, number>()
  const stills = new Map<StillId, { sha256: string; isFrame: boolean }>()
  const cuts: { path: string; stillId: StillId; region: Region }[] = []
  let rows = 0
  for await (const row of rowsOfFile(session, asked, about)) {
    rows += 1
    if (row.status !== 'confirmed') continue
    if (row.stills.length > 0 || about.profile !== 'public')
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

const tables = (session: Session, asked: ExportAsked, about: About, at: AddressOf): Payload[] => {
  const text = (path: string, texts: () => AsyncIterable<string> | Iterable<string>): Payload => ({
    path,
    open: async () => Readable.from(inPieces(texts())),
    compress: true,
  })
  const rows = () => rowsOfFile(session, asked, about)
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

function* dossiers(
  storage: Storage,
  session: Session,
  { men }: Seen,
  about: About,
  at: AddressOf,
): Generator<Payload> {
  for (const [id, number] of men)
    yield {
      path: `dossiers/${number}.pdf`,
      open: async () => {
        const dossier = await readDossier(session, await loadSubject(id, session), about.profile)
        const made = { ...about, fiction: await isFiction() }
        return dossierFile(storage, dossier, made, { language: 'en', at })
      },
      compress: false,
    }
}

function* pictures(storage: Storage, session: Session, { stills, cuts }: Seen): Generator<Payload> {
  const pictureOf = async (id: StillId) => {
    const still = (await readStills('program', [id], session)).get(id)
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
