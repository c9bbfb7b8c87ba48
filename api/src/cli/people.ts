import { readFile } from 'node:fs/promises'
import { personId } from '@rollcall/contract/ids.ts'
import { type RosterMapping, rosterMapping } from '@rollcall/contract/roster.ts'
import { Command } from 'commander'
import { readAsks } from '../people/asked.view.ts'
import { answerAsk } from '../people/asking.service.ts'
import { formInWords, type ListForm, lookAtList } from '../people/csv.ts'
import { beginImport, importEntries, tryEntries } from '../people/import.service.ts'
import { Ahead, type Outcome } from '../people/judging.ts'
import { noteInWords } from '../people/rosterNotes.ts'
import { headingsOf } from '../people/rosterRow.ts'
import { rowsOf } from '../people/rosterRows.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { Obstacle } from '../platform/install/obstacle.ts'
import { Refusal } from '../platform/refusal.ts'
import { sha256, sha256OfFile } from '../platform/sha256.ts'
import { adminBy } from './admin.ts'
import { onDatabase } from './database.ts'
import { mappingFrom } from './mapping.ts'

interface Options {
  readonly mapping: string
  readonly dryRun?: true
  readonly as?: string
}

/** Rows in one transaction: far less than what it may last. */
const BATCH = 100

/** `rollcall people import`: a roster in CSV, of any layout ([P1]). */
export const peopleCommand = (): Command => {
  const people = new Command('people').description('the roster')
  people
    .command('import')
    .description('import a roster from CSV; importing the same file again changes nothing')
    .argument('<file>', 'the CSV file')
    .requiredOption('--mapping <file>', 'JSON file that maps columns to fields')
    .option('--dry-run', 'show what would happen to each row, without saving anything')
    .option('--as <email>', 'the admin in whose name it is done')
    .action((file: string, options: Options) =>
      onDatabase(() =>
        runImport(file, options).catch((error: NodeJS.ErrnoException) => {
          throw error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'EACCES'
            ? new Obstacle(`${error.path ?? file} could not be read.`)
            : error
        }),
      ),
    )
  people
    .command('asked')
    .description('list rows that may be men who are already on the roster')
    .action(() =>
      onDatabase(async () => {
        const { asks } = await readAsks({ limit: 1000 })
        for (const { ask, people: men } of asks) {
          const { name, serviceNumber } = ask.given
          console.log(`${ask._id}: ${name}, ${serviceNumber ?? 'without a number'}`)
          for (const man of men) console.log(`  may be ${man._id}: ${man.name}`)
        }
      }),
    )
  people
    .command('answer')
    .description('say who such a row is: the id of a person, or another man')
    .argument('<row>', 'as “people asked” lists it')
    .argument('<who>', 'the id of a person, or “another”')
    .option('--as <email>', 'the admin in whose name it is done')
    .action((row: string, who: string, { as }: { as?: string }) =>
      onDatabase(async () => {
        const by = await adminBy(as)
        const answer = answerFrom(who)
        await inTransaction((session) => answerAsk(session, by, row, answer)).catch(obstacleOf)
      }),
    )
  return people
}

const answerFrom = (who: string) => {
  if (who === 'another') return who
  const id = personId.safeParse(who)
  if (!id.success) throw new Obstacle(`${who} is neither the id of a person nor “another”.`)
  return { same: id.data }
}

const obstacleOf = (error: unknown): never => {
  throw error instanceof Refusal ? new Obstacle('No such row or person.') : error
}

const runImport = async (file: string, { mapping: path, dryRun, as }: Options): Promise<void> => {
  const text = await readFile(path, 'utf8')
  const mapping = mappingFrom(rosterMapping, text, path)
  const form = await lookAtList(file, mapping, headingsOf(mapping))
  for (const line of formInWords(form)) console.log(line)
  const by = await adminBy(as)
  const hashes = { file: await sha256OfFile(file), mapping: sha256(text) }
  if (!dryRun) await inTransaction((session) => beginImport(session, by, hashes))
  const ahead = new Ahead()
  const act = (entries: Entries) =>
    dryRun ? tryEntries(entries, ahead) : importEntries(by, entries)
  const counted = await importRows(file, form, mapping, act, dryRun === true)
  console.log(
    `${counted.new} new, ${counted.changed} changed, ${counted.unchanged} unchanged, ${counted.asked} asked, ${counted.bad} bad`,
  )
  if (counted.bad > 0) process.exitCode = 1
}

type Entries = Parameters<typeof importEntries>[1]

/** Goes through the file batch by batch. A dry run tells of every row, an import of those that are bad, that wait, or were understood otherwise than they are written. */
const importRows = async (
  file: string,
  form: ListForm,
  mapping: RosterMapping,
  act: (entries: Entries) => Promise<Outcome[]>,
  tellAll: boolean,
) => {
  const counted = { new: 0, changed: 0, unchanged: 0, asked: 0, bad: 0 }
  for await (const rows of rowsOf(file, form, mapping, BATCH, tellHead)) {
    const outcomes = await act(rows.flatMap((one) => ('wrong' in one ? [] : [one])))
    for (const one of rows) {
      const outcome = 'wrong' in one ? 'bad' : (outcomes.shift() ?? 'unchanged')
      counted[typeof outcome === 'string' ? outcome : 'changed'] += 1
      if ('wrong' in one)
        for (const note of one.wrong)
          console.log(`row ${one.row}: not imported: ${noteInWords(note)}`)
      else {
        for (const note of one.told) console.log(`row ${one.row}: ${noteInWords(note)}`)
        if (tellAll || outcome === 'asked') console.log(`row ${one.row}: ${wordsFor(outcome)}`)
      }
    }
  }
  return counted
}

const tellHead = (row: number): void => console.log(`The headings are in row ${row}.`)

const wordsFor = (outcome: Outcome | 'bad'): string =>
  typeof outcome === 'object'
    ? `changed: ${outcome.changed.join(', ')}`
    : outcome === 'asked'
      ? 'asked: by his service number he may be a man who is already on the roster; to see who: rollcall people asked'
      : outcome
