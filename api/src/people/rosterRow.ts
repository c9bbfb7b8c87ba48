import { type Fate, fateCode } from '@rollcall/contract/personFacts.ts'
import { personBody } from '@rollcall/contract/personGiven.ts'
import type { DateCell, RosterMapping, RowNote } from '@rollcall/contract/roster.ts'
import type { z } from 'zod'
import type { UnreadDate } from './people.model.ts'
import { type Cells, dateIn, filled, lists, type Notes, textIn } from './rosterCells.ts'
import { keysOf } from './rosterKeys.ts'
import { joinedName, namesIn, spokenName, wholeName } from './rosterNames.ts'
import { numberIn } from './rosterNumbers.ts'
import { isRemark } from './rosterRemarks.ts'
import { heightIn, idsIn, staysIn } from './rosterStays.ts'

export type PersonBody = z.output<typeof personBody> & {
  /** Dates of the list that are none. */
  unread?: UnreadDate[] | undefined
}

/** What one row says, with what of it was understood in another way than it is written; or what is wrong, by column. */
export type ReadRow =
  | {
      readonly key: string
      /** What told him while less of a row was understood. */
      readonly formerKeys: readonly string[]
      /** What the list is called. */
      readonly list: string
      readonly body: PersonBody
      readonly told: readonly RowNote[]
    }
  | { readonly wrong: readonly RowNote[]; readonly name: string | null }

type Columns = RosterMapping['columns']

/** Reads a row as the mapping says. The key tells the same man in every import of this list. */
export const readRow = (mapping: RosterMapping, cells: Cells): ReadRow => {
  const { source, columns } = mapping
  const wrong: RowNote[] = []
  const notes: Notes = { unread: [], told: [] }
  const dated = (field: string, from: DateCell | undefined) => dateIn(field, from, cells, notes)
  const whole = nameIn(columns.name, cells)
  if (isRemark(whole, cells)) {
    return {
      wrong: [{ what: 'no-man', columns: [], written: (cells.filled?.[0] ?? whole).slice(0, 60) }],
      name: null,
    }
  }
  const [name = '', ...same] = namesIn(whole)
  const others = lists(columns.otherNames, cells)
  const fates = fatesIn(columns, cells, wrong, dated)
  const parsed = personBody.safeParse(
    filled({
      name,
      otherNames: same.length > 0 ? [...same, ...(others ?? [])] : others,
      rank: textIn(columns.rank, cells),
      branch: textIn(columns.branch, cells),
      unit: textIn(columns.unit, cells),
      serviceNumber: numberIn(columns.serviceNumber, cells, notes),
      born: dated('born', columns.born),
      died: dated('died', columns.died),
      captured: dated('captured', columns.captured),
      released: dated('released', columns.released),
      force: textIn(columns.force, cells),
      heightCm: heightIn(columns.heightCm, cells, notes),
      stays: staysIn(columns, lists(columns.camps, cells), cells, notes),
      ids: idsIn(columns.ids, cells),
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
  return { ...keysOf(mapping, cells, { body, told }), list: source, body, told }
}

type Issue = z.core.$ZodIssue

const whatOf = (issue: Issue): Pick<RowNote, 'what' | 'as' | 'number'> => {
  const { path, message } = issue
  if (path[0] === 'name' && message.startsWith('Invalid input')) return { what: 'empty' }
  if (issue.code !== 'too_big') return { what: 'unfit', as: message }
  const what = issue.origin === 'array' ? 'too-many' : 'too-long'
  return { what, number: Number(issue.maximum) }
}

const nameIn = (from: Columns['name'], cells: Cells): string => {
  if (Array.isArray(from)) return joinedName(from.map(cells))
  if (typeof from === 'string') return wholeName(cells(from))
  return spokenName(cells(from.column))
}

type Dated = (field: string, from: DateCell | undefined) => string

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

/** Fields of several entries, each of several cells. */
const partial = ['fates', 'publishedLists', 'stays', 'ids']

/** The columns that a field was read from; the field itself where it was read from none. */
const columnsOf = (columns: Columns, [field, at, part]: readonly PropertyKey[]): string[] => {
  const from = columns[field as keyof Columns]
  const one = Array.isArray(from) && field !== 'name' ? from : [from]
  const named = partial.includes(String(field))
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
  const cells = Object.entries(columns).flatMap(([field, cell]) =>
    partial.includes(field) ? (cell as object[]).flatMap(Object.values) : (cell as unknown),
  )
  return [...new Set(cells.flatMap(headingsIn))]
}
