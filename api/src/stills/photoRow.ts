import type { PhotoColumns, PhotoMapping, photoRow } from '@rollcall/contract/photoLists.ts'
import { provenance } from '@rollcall/contract/provenance.ts'
import type { DateCell, RowNote } from '@rollcall/contract/roster.ts'
import { longLine } from '@rollcall/contract/text.ts'
import { datesMeant } from '@rollcall/contract/writtenDate.ts'
import type { z } from 'zod'
import type { ListForm } from '../people/csv.ts'
import { isPlaceholder } from '../people/lifetime.ts'
import { type Asked, rowsUnder } from '../people/listRows.ts'
import { type Cells, filled, textIn } from '../people/rosterCells.ts'
import { readRosterDate } from '../people/rosterDates.ts'

export type ReadPhotoRow = z.output<typeof photoRow>

/** Every heading that a mapping names. */
const headingsOf = ({ columns }: PhotoMapping): string[] => {
  const headings = Object.values(columns).flatMap((cell) => headingIn(cell) ?? [])
  return [...new Set(headings)]
}

const headingIn = (cell: PhotoColumns[keyof PhotoColumns]): string | null => {
  if (typeof cell === 'string') return cell
  return cell && 'column' in cell ? cell.column : null
}

export const askedBy = (mapping: PhotoMapping): Asked => ({
  head: mapping.head,
  headings: headingsOf(mapping),
})

/** The rows of a list of photos as a mapping reads them. */
export async function* photoRowsOf(
  file: string,
  form: ListForm,
  mapping: PhotoMapping,
): AsyncGenerator<ReadPhotoRow> {
  for await (const one of rowsUnder(file, form, askedBy(mapping))) {
    const { row } = one
    if ('wrong' in one) yield { ...nothing, row, wrong: [one.wrong] }
    else yield { row, ...readRow(mapping.columns, one.cells) }
  }
}

const nothing = { file: null, page: null, title: '', provenance: {}, told: [] }

const texts = [
  ...(['place', 'camp', 'captor', 'maker', 'archive', 'collection', 'naid'] as const),
  ...(['recordGroup', 'localId', 'rights', 'rightsUri', 'obtained'] as const),
]

const readRow = (columns: PhotoColumns, cells: Cells): Omit<ReadPhotoRow, 'row'> => {
  const [wrong, told]: [RowNote[], RowNote[]] = [[], []]
  const file = cells(columns.file)
  if (file === '') wrong.push({ what: 'empty', columns: [columns.file] })
  const given = longLine.safeParse(textIn(columns.title, cells) || calledAs(file))
  if (!given.success && file !== '') wrong.push(...notesOf(given.error, columns, ['title']))
  const said = provenance.safeParse(
    filled({
      ...Object.fromEntries(texts.map((field) => [field, textIn(columns[field], cells)])),
      date: dateIn(columns.date, cells, { wrong, told }),
      publishedBefore: yesOrNo(columns.publishedBefore, cells, wrong),
    }),
  )
  if (!said.success) wrong.push(...notesOf(said.error, columns, []))
  return {
    file: file || null,
    page: pageIn(columns.page, cells, wrong),
    title: given.data ?? '',
    provenance: said.data ?? {},
    wrong,
    told,
  }
}

/** By its file, without folder and ending. */
const calledAs = (file: string): string => {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  return name.replace(/(?!^)\.[a-z\d]{1,5}$/i, '')
}

const notesOf = (error: z.ZodError, columns: PhotoColumns, within: readonly string[]): RowNote[] =>
  error.issues.map(({ path, message, ...issue }) => {
    const field = [...within, ...path][0] as keyof PhotoColumns
    const heading = headingIn(columns[field]) ?? field
    if (issue.code === 'too_big')
      return { what: 'too-long', columns: [heading], number: Number(issue.maximum) }
    return { what: 'unfit', columns: [heading], as: message }
  })

/** What archives write where they know no date. */
const undated = /^(?:n\.?\s?d\.?|undated|no date|not dated|unknown|미상|불명|\W*)$/i

const dateIn = (
  from: DateCell | undefined,
  cells: Cells,
  { wrong, told }: { readonly wrong: RowNote[]; readonly told: RowNote[] },
): string => {
  if (from === undefined) return ''
  const always = typeof from === 'object' && 'always' in from
  const column = typeof from === 'string' ? from : always ? 'date' : from.column
  const order = typeof from === 'object' && 'order' in from ? from.order : 'year-month-day'
  const cell = always ? from.always : cells(column)
  if (undated.test(cell)) return ''
  const note = { columns: [column], written: cell.slice(0, 60) }
  const read = readRosterDate(cell, order)
  if (read && isPlaceholder(read.date)) {
    told.push({ ...note, what: 'placeholder' })
    return ''
  }
  if (read?.told) told.push({ ...note, what: read.told, as: read.date })
  if (read) return read.date
  const [only, another] = datesMeant(cell)
  if (only !== undefined && another === undefined) return only
  wrong.push({ ...note, what: 'bad-date' })
  return ''
}

const yes = /^(?:yes|y|true|1|published|예|네|있음)$/i
const no = /^(?:no|n|false|0|unpublished|아니요|아니오|없음)$/i

const yesOrNo = (
  from: PhotoColumns['publishedBefore'],
  cells: Cells,
  wrong: RowNote[],
): boolean | undefined => {
  const written = textIn(from, cells)
  if (yes.test(written)) return true
  if (no.test(written)) return false
  if (written !== '') {
    const heading = headingIn(from) ?? 'publishedBefore'
    wrong.push({
      ...{ what: 'no-code', columns: [heading] },
      ...{ written: written.slice(0, 60), as: 'yes, no' },
    })
  }
  return undefined
}

const MOST_PAGES = 1_000

const pageIn = (from: string | undefined, cells: Cells, wrong: RowNote[]): number | null => {
  const written = from ? cells(from) : ''
  if (written === '') return null
  const page = /^\d{1,4}$/.test(written) ? Number(written) : 0
  if (page > 0 && page <= MOST_PAGES) return page
  const as = 'is not the number of a picture of the file, from 1'
  wrong.push({ what: 'unfit', columns: [from ?? 'page'], as })
  return null
}
