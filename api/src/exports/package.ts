import { Readable } from 'node:stream'
import type { Profile } from '@rollcall/contract/exportRow.ts'
import { type ExportAsked, exportFormats } from '@rollcall/contract/exports.ts'
import type { StillId } from '@rollcall/contract/ids.ts'
import { cutExactly } from '../media/cutting.ts'
import type { Storage } from '../media/storage.ts'
import { assertFound } from '../platform/database/reading.ts'
import type { AddressOf } from '../platform/http/address.ts'
import { isFiction } from '../platform/site.ts'
import { visitor } from '../platform/viewer.ts'
import { wholePictureOf } from '../stills/picture.reader.ts'
import { readStills } from '../stills/still.reader.ts'
import { annotationLines } from './annotations.ts'
import { logLines } from './auditLog.reader.ts'
import { bagOf, type Payload } from './bag.ts'
import { describing } from './csvMetadata.ts'
import { dossierFile } from './dossier/dossier.file.ts'
import { picturedNow } from './dossier/pictured.reader.ts'
import { type About, bodyOf, type Rows } from './formats.ts'
import { type PackageRead, readPackage, type Seen } from './package.reader.ts'
import { inPieces } from './pieces.ts'
import { readmeOf } from './readme.ts'
import type { Amount } from './taking.service.ts'
import { zipOf } from './zip.ts'

/**
 * For an archive or agency: one bag, made while it is sent, of which every word is of one moment. `noted` is told how many rows it has,
 * and how the log stood.
 */
export async function* packageOf(
  storage: Storage,
  asked: ExportAsked,
  at: AddressOf,
  noted: (amount: Amount) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  await using read = await readPackage(storage, asked)
  const { about, rows, seen } = read
  await noted({ rows: seen.rows, logHead: about.log.head })
  const payload = [
    ...tables(rows, about, at),
    ...dossiers(storage, read, at),
    ...pictures(storage, about.profile, seen),
  ]
  const root = `rollcall-${about.profile}-${about.madeAt.slice(0, 10)}`
  yield* zipOf(bagOf(root, payload, describedBy(about, seen)), new Date(about.madeAt))
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

/** What they say was read with the rows. */
function* dossiers(
  storage: Storage,
  { dossiers: read, about }: PackageRead,
  at: AddressOf,
): Generator<Payload> {
  for (const [number, readAgain] of read)
    yield {
      path: `dossiers/${number}.pdf`,
      open: async () => {
        const dossier = await picturedNow(await readAgain())
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
