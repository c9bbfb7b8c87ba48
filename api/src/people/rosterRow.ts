import { createHash } from 'node:crypto'
import { type Fate, fateCode, personBody } from '@rollcall/contract/people.ts'
import type {
  DateCell,
  ListCell,
  RosterMapping,
  RowNote,
  TextCell,
} from '@rollcall/contract/roster.ts'
import type { z } from 'zod'
import { numberKeyOf, wholeNumberOf } from './nameKeys.ts'
import { fold } from './names.ts'
import type { UnreadDate } from './people.model.ts'
import { readRosterDate } from './rosterDates.ts'
import { spokenName } from './rosterNames.ts'

export type PersonBody = z.output<typeof personBody> & {
  /** Dates of the list that are none. */
  unread?: UnreadDate[] | undefined
}

/** What one row says, with what of it was understood in another way than it is written; or what is wrong, by column. */
export type ReadRow =
  | {
      readonly key: string
      /** What told him before leading zeros were left out. */
      readonly formerKey: string
      readonly body: PersonBody
      readonly told: readonly RowNote[]
    }
  | { readonly wrong: readonly RowNote[]; readonly name: string | null }

/** One row of the file: the cell under a heading, without the space around it; empty where the row is too short. */
export type Cells = (column: string) => string

type Columns = RosterMapping['columns']

interface Notes {
  readonly unread: UnreadDate[]
  readonly told: RowNote[]
}

/** Reads a row as the mapping says. The key tells the same man in every import of this list. */
export const readRow = ({ source, columns }: RosterMapping, cells: Cells): ReadRow => {
  const wrong: RowNote[] = []
  const notes: Notes = { unread: [], told: [] }
  const dated = (field: string, from: DateCell | undefined) => dateIn(field, from, cells, notes)
  const name = nameIn(columns.name, cells)
  const fates = fatesIn(columns, cells, wrong, dated)
  const parsed = personBody.safeParse(
    filled({
      name,
      otherNames: lists(columns.otherNames, cells),
      rank: textIn(columns.rank, cells),
      branch: textIn(columns.branch, cells),
      unit: textIn(columns.unit, cells),
      serviceNumber: numberIn(textIn(columns.serviceNumber, cells)),
      born: dated('born', columns.born),
      died: dated('died', columns.died),
      captured: dated('captured', columns.captured),
      released: dated('released', columns.released),
      camps: lists(columns.camps, cells),
      fates,
      publishedLists: publishedIn(columns, cells, dated),
      consent: textIn(columns.consent, cells),
    }),
  )
  if (!parsed.success)
    for (const issue of parsed.error.issues)
      wrong.push({ ...whatOf(issue), columns: columnsOf(columns, issue.path) })
  if (wrong.length > 0 || !parsed.success) return { wrong, name: name.slice(0, 300) || null }
  const { unread, told } = notes
  const body: PersonBody = unread.length > 0 ? { ...parsed.data, unread } : parsed.data
  return { ...keysOf(source, columns, cells, body), body, told }
}

/** `UNKNOWN` and `N/A` are no numbers. */
const numberIn = (written: string): string => (numberKeyOf(written) === null ? '' : written)

type Issue = z.core.$ZodIssue

const whatOf = (issue: Issue): Pick<RowNote, 'what' | 'as' | 'number'> => {
  const { path, message } = issue
  if (path[0] === 'name' && message.startsWith('Invalid input')) return { what: 'empty' }
  if (issue.code !== 'too_big') return { what: 'unfit', as: message }
  const what = issue.origin === 'array' ? 'too-many' : 'too-long'
  return { what, number: Number(issue.maximum) }
}

/** Kept as a hash: as long for every list, and not readable where it stands. */
const keysOf = (source: string, { id }: Columns, cells: Cells, body: PersonBody) => {
  const number = body.serviceNumber
  const own = id ? cells(id) : ''
  const named = ['name', fold(body.name), body.born ?? '', fold(body.unit ?? '')]
  const hashOf = (parts: readonly string[]) =>
    createHash('sha256')
      .update(JSON.stringify([fold(source), ...parts]))
      .digest('hex')
  const key = hashOf(
    own
      ? ['id', fold(own).replace(/^0+(?=.)/, '')]
      : number
        ? ['number', numberKeyOf(number) ?? '']
        : named,
  )
  const formerKey = hashOf(own ? ['id', own] : number ? ['number', wholeNumberOf(number)] : named)
  return { key, formerKey }
}

const filled = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined),
  )

const nameIn = (from: Columns['name'], cells: Cells): string => {
  if (Array.isArray(from)) return from.map(cells).filter(Boolean).join(' ')
  if (typeof from === 'string') return cells(from)
  return spokenName(cells(from.column))
}

const textIn = (from: TextCell | undefined, cells: Cells): string => {
  if (from === undefined) return ''
  return typeof from === 'string' ? cells(from) : from.always
}

/** What is no date is kept as it is written, with its column, and counts as unknown ([P1]). */
const dateIn = (
  field: string,
  from: DateCell | undefined,
  cells: Cells,
  { unread, told }: Notes,
): string => {
  if (from === undefined) return ''
  if (typeof from === 'object' && 'always' in from) return from.always
  const [column, order] =
    typeof from === 'string' ? ([from, 'year-month-day'] as const) : [from.column, from.order]
  const written = cells(column)
  if (!/[\p{L}\p{N}]/u.test(written)) return ''
  const read = readRosterDate(written, order)
  const note = { columns: [column], written: written.slice(0, 60) }
  if (read?.told) told.push({ ...note, what: read.told, as: read.date })
  if (read) return read.date
  unread.push({ field, column, written: written.slice(0, 300) })
  told.push({ ...note, what: 'no-date' })
  return ''
}

type Dated = (field: string, from: DateCell | undefined) => string

/** Undefined where no column is named, so that a list by hand stays. */
const lists = (from: readonly ListCell[] | undefined, cells: Cells): string[] | undefined => {
  const all = from?.flatMap((one) =>
    typeof one === 'string' ? [cells(one)] : cells(one.column).split(one.separator),
  )
  return all && [...new Set(all.map((text) => text.trim()).filter(Boolean))]
}

const fatesIn = (
  { fates }: Columns,
  cells: Cells,
  wrong: RowNote[],
  dated: Dated,
): object[] | undefined =>
  fates?.flatMap(({ code, authority, asOf }) => {
    const read = codeIn(code, cells, wrong)
    return read
      ? [filled({ code: read, authority: textIn(authority, cells), asOf: dated('asOf', asOf) })]
      : []
  })

type CodeCell = NonNullable<Columns['fates']>[number]['code']

const codeIn = (from: CodeCell, cells: Cells, wrong: RowNote[]): Fate['code'] | null => {
  if (typeof from === 'object' && 'always' in from) return from.always
  const column = typeof from === 'string' ? from : from.column
  const written = cells(column)
  if (written === '') return null
  const values = typeof from === 'string' ? ours : from.values
  const code = Object.hasOwn(values, written) ? values[written] : undefined
  if (code) return code
  const as = Object.keys(values).join(', ')
  wrong.push({ what: 'no-code', columns: [column], written: written.slice(0, 60), as })
  return null
}

const ours: Readonly<Record<string, Fate['code']>> = Object.fromEntries(
  fateCode.options.map((code) => [code, code]),
)

const publishedIn = (
  { publishedLists }: Columns,
  cells: Cells,
  dated: Dated,
): object[] | undefined =>
  publishedLists?.flatMap(({ if: on, title, date, url }) =>
    !on || on.is.includes(cells(on.column))
      ? [
          filled({
            title: textIn(title, cells),
            date: dated('listed', date),
            url: textIn(url, cells),
          }),
        ]
      : [],
  )

/** The columns that a field was read from; the field itself where it was read from none. */
const columnsOf = (columns: Columns, [field, at, part]: readonly PropertyKey[]): string[] => {
  const from = columns[field as keyof Columns]
  const one = Array.isArray(from) && field !== 'name' ? from : [from]
  const named =
    field === 'fates' || field === 'publishedLists'
      ? one.map((some) => (some as Record<string, unknown>)[String(part)])
      : one
  const headings = [...new Set(named.flatMap(headingsIn))]
  const path = [field, at, part].filter((one) => one !== undefined).join('.')
  return headings.length > 0 ? headings : [path]
}

const headingsIn = (cell: unknown): string[] => {
  if (typeof cell === 'string') return [cell]
  if (Array.isArray(cell)) return cell.flatMap(headingsIn)
  if (typeof cell === 'object' && cell !== null && 'column' in cell) return [String(cell.column)]
  return []
}

/** Every heading that a mapping names, to be looked for in the file before a row is read. */
export const headingsOf = ({ columns }: RosterMapping): string[] => {
  const fates = columns.fates?.flatMap(Object.values) ?? []
  const published = columns.publishedLists?.flatMap(Object.values) ?? []
  const rest = Object.entries(columns).filter(
    ([field]) => field !== 'fates' && field !== 'publishedLists',
  )
  const cells = [...rest.flatMap(([, cell]) => cell as unknown), ...fates, ...published]
  return [...new Set(cells.flatMap(headingsIn))]
}
