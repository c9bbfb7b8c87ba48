import { endsBeforeItBegins } from '@rollcall/contract/edtf.ts'
import type { RosterMapping } from '@rollcall/contract/roster.ts'
import { type Cells, dateIn, filled, type Notes, textIn } from './rosterCells.ts'

type Columns = RosterMapping['columns']
type StayCells = NonNullable<Columns['stays']>[number]

/** Where a row says that he was ([P6]); undefined where no column is named, so that stays by hand stay. */
export const staysIn = (
  { camps, stays }: Columns,
  bare: readonly string[] | undefined,
  cells: Cells,
  notes: Notes,
): object[] | undefined => {
  if (!camps && !stays) return undefined
  const dated = (stays ?? []).flatMap((one) => stayIn(one, cells, notes) ?? [])
  return [...(bare ?? []).map((camp) => ({ camp, source: null })), ...dated]
}

const stayIn = (of: StayCells, cells: Cells, notes: Notes): object | null => {
  const camp = textIn(of.camp, cells)
  const [from, to] = [dateIn('stays', of.from, cells, notes), dateIn('stays', of.to, cells, notes)]
  if (camp === '') return null
  const source = textIn(of.source, cells) || null
  if (!endsBeforeItBegins(from, to)) return { ...filled({ camp, from, to }), source }
  const column = [of.from, of.to].map(columnOf).filter(Boolean).join(', ')
  const written = `${from} / ${to}`
  notes.unread.push({ field: 'stays', column, written })
  notes.told.push({ what: 'reversed', columns: [column], written })
  return { camp, source }
}

const columnOf = (cell: StayCells['from']): string =>
  typeof cell === 'string' ? cell : cell && 'column' in cell ? cell.column : ''

/** The ids that authorities gave him; undefined where no column is named. */
export const idsIn = (from: Columns['ids'], cells: Cells): object[] | undefined =>
  from?.flatMap(({ authority, id: column }) => {
    const given = { authority: textIn(authority, cells), id: cells(column) }
    return given.id && given.authority ? [given] : []
  })

/** A height as it is written, in whole centimetres; what is none is kept as written, and told. */
export const heightIn = (
  column: string | undefined,
  cells: Cells,
  { unread, told }: Notes,
): number | undefined => {
  const written = column === undefined ? '' : cells(column)
  if (column === undefined || !/[\p{L}\p{N}]/u.test(written)) return undefined
  const read = readHeight(written)
  const note = { columns: [column], written: written.slice(0, 60) }
  if (read === null) {
    unread.push({ field: 'heightCm', column, written: written.slice(0, 300) })
    told.push({ ...note, what: 'no-height' })
    return undefined
  }
  if (!/^\d{3}\s*(?:cm)?$/i.test(written)) told.push({ ...note, what: 'height', as: String(read) })
  return read
}

const CM_PER_INCH = 2.54

/** `172`, `172 cm`, `1.72 m`, `5'8"`, `5 ft 8 in`, `68 in`; null for anything that is no man's height. */
export const readHeight = (cell: string): number | null => {
  const written = cell
    .normalize('NFKC')
    .replace(/[’′]/gu, "'")
    .replace(/[”″]|''/gu, '"')
    .trim()
    .toLowerCase()
  const [, cm] = /^(\d{3}(?:[.,]\d+)?)\s*(?:cm)?$/.exec(written) ?? []
  const [, metres] = /^([12][.,]\d{1,2})\s*m?$/.exec(written) ?? []
  const [, feet, inches = '0'] =
    /^([3-8])\s*(?:'|ft\.?|feet|foot|-)\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:"|in\.?|inches)?)?$/.exec(
      written,
    ) ?? []
  const [, whole] = /^(\d{2})\s*(?:"|in\.?|inches)$/.exec(written) ?? []
  const read = cm
    ? number(cm)
    : metres
      ? number(metres) * 100
      : (Number(feet ?? 0) * 12 + Number(feet ? inches : (whole ?? 0))) * CM_PER_INCH
  const rounded = Math.round(read)
  return Number(inches) < 12 && rounded >= 100 && rounded <= 250 ? rounded : null
}

const number = (written: string): number => Number(written.replace(',', '.'))
