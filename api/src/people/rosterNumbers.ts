import { numberKeyOf } from './nameKeys.ts'
import type { Cells, Notes } from './rosterCells.ts'

/** A service number as it was meant; `UNKNOWN` and `N/A` are none, and what a spreadsheet rounded is told. */
export const numberIn = (column: string | undefined, cells: Cells, { told }: Notes): string => {
  const written = column === undefined ? '' : cells(column)
  const number = asMeant(written)
  if (numberKeyOf(number) !== null) return number
  if (column !== undefined && /\p{Nd}E\+?\p{Nd}/iu.test(written))
    told.push({ what: 'no-number', columns: [column], written: written.slice(0, 60) })
  return ''
}

/** Tables that take a number for a quantity write `12345678.0` and `1.2345678E+07`; a leading `'` says that it is none. */
const asMeant = (written: string): string => {
  const bare = written.replace(/^['’](?=[\p{L}\d])/u, '').replace(/^(\d+)\.0+$/, '$1')
  const [, first = '', rest = '', shift = ''] = /^(\d)(?:\.(\d+))?E\+?(\d+)$/i.exec(bare) ?? []
  return first && rest.length === Number(shift) ? first + rest : bare
}
