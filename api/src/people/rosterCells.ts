import type { DateCell, ListCell, RowNote, TextCell } from '@rollcall/contract/roster.ts'
import { isPlaceholder } from './lifetime.ts'
import type { UnreadDate } from './people.model.ts'
import { readRosterDate } from './rosterDates.ts'

/** One row of the file: the cell under a heading, without the space around it; empty where the row is too short. */
export interface Cells {
  (column: string): string
  /** All that stands in the row, under whatever heading. */
  readonly filled?: readonly string[]
  /** How many headings there are. */
  readonly width?: number
  /** Days are counted from 1904, as in workbooks of old Macintoshes. */
  readonly first1904?: boolean | undefined
}

/** What of a row was understood in another way than it is written, or not at all. */
export interface Notes {
  readonly unread: UnreadDate[]
  readonly told: RowNote[]
}

export const filled = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined),
  )

export const textIn = (from: TextCell | undefined, cells: Cells): string => {
  if (from === undefined) return ''
  return typeof from === 'string' ? cells(from) : from.always
}

/** What is no date is kept as it is written, with its column, and counts as unknown ([P1]). */
export const dateIn = (
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
  const read = readRosterDate(written, order, cells)
  const note = { columns: [column], written: written.slice(0, 60) }
  const isNone = read !== null && isPlaceholder(read.date)
  if (read?.told && !isNone) told.push({ ...note, what: read.told, as: read.date })
  if (read && !isNone) return read.date
  unread.push({ field, column, written: written.slice(0, 300) })
  told.push({ ...note, what: isNone ? 'placeholder' : 'no-date' })
  return ''
}

/** Undefined where no column is named, so that a list by hand stays. */
export const lists = (
  from: readonly ListCell[] | undefined,
  cells: Cells,
): string[] | undefined => {
  const all = from?.flatMap((one) =>
    typeof one === 'string' ? [cells(one)] : cells(one.column).split(one.separator),
  )
  return all && [...new Set(all.map((text) => text.trim()).filter(Boolean))]
}
