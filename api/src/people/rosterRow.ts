import { createHash } from 'node:crypto'
import { type Fate, fateCode, personBody } from '@rollcall/contract/people.ts'
import type { DateCell, ListCell, RosterMapping, TextCell } from '@rollcall/contract/roster.ts'
import type { z } from 'zod'
import { numberKeyOf } from './nameKeys.ts'
import { fold } from './names.ts'
import { edtfFrom } from './rosterDates.ts'

export type PersonBody = z.output<typeof personBody>

/** What one row says; or what is wrong with it, by column. */
export type ReadRow =
  | { readonly key: string; readonly body: PersonBody }
  | { readonly wrong: readonly string[] }

/** One row of the file: the cell under a heading, without the space around it; empty where the row is too short. */
export type Cells = (column: string) => string

type Columns = RosterMapping['columns']

/** Reads a row as the mapping says. The key tells the same man in every import of this list. */
export const readRow = ({ source, columns }: RosterMapping, cells: Cells): ReadRow => {
  const wrong: string[] = []
  const fates = fatesIn(columns, cells, wrong)
  const parsed = personBody.safeParse(
    filled({
      name: nameIn(columns.name, cells),
      otherNames: lists(columns.otherNames, cells),
      rank: textIn(columns.rank, cells),
      branch: textIn(columns.branch, cells),
      unit: textIn(columns.unit, cells),
      serviceNumber: textIn(columns.serviceNumber, cells),
      born: dateIn(columns.born, cells),
      died: dateIn(columns.died, cells),
      captured: dateIn(columns.captured, cells),
      released: dateIn(columns.released, cells),
      camps: lists(columns.camps, cells),
      fates,
      publishedLists: publishedIn(columns, cells),
      consent: textIn(columns.consent, cells),
    }),
  )
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues)
      wrong.push(`${columnsOf(columns, path)}: ${path[0] === 'name' ? noName(message) : message}`)
  if (wrong.length > 0 || !parsed.success) return { wrong }
  return { key: keyOf(source, columns, cells, parsed.data), body: parsed.data }
}

const noName = (message: string) => (message.startsWith('Invalid input') ? 'is empty' : message)

/** Kept as a hash: as long for every list, and not readable where it stands. */
const keyOf = (source: string, { id }: Columns, cells: Cells, body: PersonBody): string => {
  const number = body.serviceNumber && numberKeyOf(body.serviceNumber)
  const own = id ? cells(id) : ''
  const parts = own
    ? ['id', own]
    : number
      ? ['number', number]
      : ['name', fold(body.name), body.born ?? '', fold(body.unit ?? '')]
  return createHash('sha256')
    .update(JSON.stringify([fold(source), ...parts]))
    .digest('hex')
}

const filled = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined),
  )

const nameIn = (from: Columns['name'], cells: Cells): string => {
  if (Array.isArray(from)) return from.map(cells).filter(Boolean).join(' ')
  if (typeof from === 'string') return cells(from)
  const [family = '', ...others] = cells(from.column).split(',')
  return [others.join(',').trim(), family.trim()].filter(Boolean).join(' ')
}

const textIn = (from: TextCell | undefined, cells: Cells): string => {
  if (from === undefined) return ''
  return typeof from === 'string' ? cells(from) : from.always
}

const dateIn = (from: DateCell | undefined, cells: Cells): string => {
  if (typeof from !== 'object' || 'always' in from) return textIn(from, cells)
  return edtfFrom(cells(from.column), from.order)
}

/** Undefined where no column is named, so that a list by hand stays. */
const lists = (from: readonly ListCell[] | undefined, cells: Cells): string[] | undefined => {
  const all = from?.flatMap((one) =>
    typeof one === 'string' ? [cells(one)] : cells(one.column).split(one.separator),
  )
  return all && [...new Set(all.map((text) => text.trim()).filter(Boolean))]
}

const fatesIn = ({ fates }: Columns, cells: Cells, wrong: string[]): object[] | undefined =>
  fates?.flatMap(({ code, authority, asOf }) => {
    const read = codeIn(code, cells, wrong)
    return read
      ? [filled({ code: read, authority: textIn(authority, cells), asOf: dateIn(asOf, cells) })]
      : []
  })

type CodeCell = NonNullable<Columns['fates']>[number]['code']

const codeIn = (from: CodeCell, cells: Cells, wrong: string[]): Fate['code'] | null => {
  if (typeof from === 'object' && 'always' in from) return from.always
  const column = typeof from === 'string' ? from : from.column
  const written = cells(column)
  if (written === '') return null
  const values = typeof from === 'string' ? ours : from.values
  const code = Object.hasOwn(values, written) ? values[written] : undefined
  if (code) return code
  wrong.push(
    `column “${column}”: “${written.slice(0, 40)}” is not one of ${Object.keys(values).join(', ')}`,
  )
  return null
}

const ours: Readonly<Record<string, Fate['code']>> = Object.fromEntries(
  fateCode.options.map((code) => [code, code]),
)

const publishedIn = ({ publishedLists }: Columns, cells: Cells): object[] | undefined =>
  publishedLists?.flatMap(({ if: on, title, date, url }) =>
    !on || on.is.includes(cells(on.column))
      ? [
          filled({
            title: textIn(title, cells),
            date: dateIn(date, cells),
            url: textIn(url, cells),
          }),
        ]
      : [],
  )

/** The columns that a field was read from, as a message names them. */
const columnsOf = (columns: Columns, [field, at, part]: readonly PropertyKey[]): string => {
  const from = columns[field as keyof Columns]
  const one = Array.isArray(from) && field !== 'name' ? from : [from]
  const named =
    field === 'fates' || field === 'publishedLists'
      ? one.map((some) => (some as Record<string, unknown>)[String(part)])
      : one
  const headings = [...new Set(named.flatMap(headingsIn))]
  const where = headings.map((heading) => `“${heading}”`).join(', ')
  return where ? `column ${where}` : [field, at, part].filter((one) => one !== undefined).join('.')
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
