import { readdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { csvLine } from '@rollcall/contract/csvLine.ts'
import { matchFiles } from '@rollcall/contract/fileMatch.ts'
import { type PhotoMapping, photoMapping } from '@rollcall/contract/photoLists.ts'
import { Command } from 'commander'
import { openStorage, type Storage } from '../media/storage.ts'
import { UnfitMedia } from '../media/unfit.ts'
import { formInWords, lookAtList } from '../people/csv.ts'
import { noteInWords } from '../people/rosterNotes.ts'
import { writeAudit } from '../platform/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { readEnv } from '../platform/env.ts'
import { Obstacle } from '../platform/install/obstacle.ts'
import { Refusal } from '../platform/refusal.ts'
import { sha256, sha256OfFile } from '../platform/sha256.ts'
import { importPhoto, photoOf } from '../stills/photo.service.ts'
import { askedBy, photoRowsOf, type ReadPhotoRow } from '../stills/photoRow.ts'
import { adminBy } from './admin.ts'
import { onDatabase } from './database.ts'
import { mappingFrom } from './mapping.ts'

interface Options {
  readonly mapping: string
  readonly dryRun?: true
  readonly as?: string
}

/** `rollcall import`: a folder of photos with a list that says where each comes from ([A8]). */
export const importCommand = (): Command =>
  new Command('import')
    .description('add a folder of photos, with a list (CSV, XLSX) of where each comes from')
    .argument('<folder>', 'the folder with the photos')
    .argument('<list>', 'the list: a row for each photo')
    .requiredOption('--mapping <file>', 'JSON file that maps columns to fields')
    .option('--dry-run', 'say what would become of each row, without saving anything')
    .option('--as <email>', 'the admin in whose name it is done')
    .addHelpText(
      'after',
      '\nWhat became of each row is written as CSV; what else is to be said, to the error output.\nCut off anywhere, the same command goes on: what is there is not added again.',
    )
    .action((folder: string, list: string, options: Options) =>
      onDatabase(() =>
        run(folder, list, options).catch((error: NodeJS.ErrnoException) => {
          if (!['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES'].includes(error.code ?? '')) throw error
          throw new Obstacle(`${error.path ?? list} could not be read.`)
        }),
      ),
    )

type Outcome = 'added' | 'would-be-added' | 'here' | 'refused' | 'bad' | 'no-picture'

/** What becomes of one row. */
interface Told {
  readonly row: ReadPhotoRow
  readonly outcome: Outcome
  readonly path?: string
  readonly still?: string
  readonly why?: string
}

const run = async (folder: string, list: string, options: Options): Promise<void> => {
  const text = await readFile(options.mapping, 'utf8')
  const mapping = mappingFrom(photoMapping, text, options.mapping)
  const rows = await rowsOf(list, mapping)
  const matched = matchFiles(rows.filter(isWhole), await filesBelow(folder))
  tellFolder(matched)
  const by = await adminBy(options.as)
  const storage = await openStorage(join(readEnv().dataDir, 'files'))
  const add = adder(storage, by, async () => ({
    list: await sha256OfFile(list),
    mapping: sha256(text),
  }))
  const act = options.dryRun ? tried : add
  tell(['row', 'file', 'outcome', 'still', 'why'])
  const counted = new Map<Outcome, number>()
  const note = (told: Told): void => {
    const { row, outcome, path = '', still = '', why = '' } = told
    counted.set(outcome, (counted.get(outcome) ?? 0) + 1)
    tell([`${row.row}`, path || (row.file ?? ''), outcome, still, why])
  }
  for (const row of rows) if (row.wrong.length > 0) note({ row, outcome: 'bad', why: wrongIn(row) })
  for (const row of matched.missing) note({ row, outcome: 'no-picture' })
  for (const { row, paths } of matched.several)
    note({ row, outcome: 'bad', why: `may be any of: ${paths.join(', ')}` })
  for (const { row, first } of matched.twice)
    note({ row, outcome: 'bad', why: `row ${first.row} has the same picture` })
  await someAtOnce(matched.pairs, async ({ row, path }) => note(await act(row, path, folder)))
  console.error([...counted].map(([outcome, count]) => `${count} ${outcome}`).join(', '))
  if (['bad', 'refused', 'no-picture'].some((one) => counted.has(one as Outcome)))
    process.exitCode = 1
}

type WholeRow = ReadPhotoRow & { readonly file: string }
const isWhole = (row: ReadPhotoRow): row is WholeRow => row.file !== null && row.wrong.length === 0
const wrongIn = ({ wrong }: ReadPhotoRow): string => wrong.map(noteInWords).join('; ')

const tell = (cells: readonly string[]): void => console.log(csvLine(cells))

const rowsOf = async (list: string, mapping: PhotoMapping): Promise<ReadPhotoRow[]> => {
  const form = await lookAtList(list, mapping, askedBy(mapping).headings)
  for (const line of formInWords(form)) console.error(line)
  const rows: ReadPhotoRow[] = []
  for await (const row of photoRowsOf(list, form, mapping)) {
    for (const note of row.told) console.error(`row ${row.row}: ${noteInWords(note)}`)
    rows.push(row)
  }
  return rows
}

const filesBelow = async (folder: string): Promise<string[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)))
    .sort()
}

const tellFolder = ({ unnamed, others }: ReturnType<typeof matchFiles>): void => {
  for (const path of unnamed) console.error(`${path}: no row names it`)
  if (others.length > 0) console.error(`${others.length} files are no pictures and are left out`)
}

type Act = (row: WholeRow, path: string, folder: string) => Promise<Told>

const tried: Act = async (row, path, folder) => {
  const id = await hereAs(join(folder, path), row.page)
  return id ? { row, path, outcome: 'here', still: id } : { row, path, outcome: 'would-be-added' }
}

const hereAs = async (path: string, page: number | null) =>
  photoOf({ sha256: await sha256OfFile(path), page: page ?? undefined })

/** The first that is new puts it into the log that photos were brought in. */
const adder = (
  storage: Storage,
  by: string,
  hashes: () => Promise<Record<string, string>>,
): Act => {
  let logged: Promise<void> | null = null
  const log = async () => {
    const of = await hashes()
    await inTransaction((session) =>
      writeAudit(session, { accountId: by, act: 'photos.import', about: of, reasons: null }),
    )
  }
  return async (row, path, folder) => {
    const { file: _, page, title, provenance } = row
    try {
      const full = join(folder, path)
      const known = await hereAs(full, page)
      if (known) return { row, path, outcome: 'here', still: known }
      logged ??= log()
      await logged
      const given = { given: { title, provenance }, ...(page !== null && { page }) }
      const { id, isNew } = await importPhoto(storage, { id: by as never }, full, given)
      return { row, path, outcome: isNew ? 'added' : 'here', still: id }
    } catch (error) {
      if (!(error instanceof UnfitMedia || error instanceof Refusal)) throw error
      return { row, path, outcome: 'refused', why: error.message }
    }
  }
}

/** As many as there are processors, each after the other. */
const someAtOnce = async <Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<void>,
): Promise<void> => {
  const left = items[Symbol.iterator]()
  const work = async () => {
    for (const item of left) await act(item)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
}
