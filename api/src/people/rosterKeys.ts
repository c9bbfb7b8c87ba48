import { createHash } from 'node:crypto'
import type { RosterMapping, RowNote } from '@rollcall/contract/roster.ts'
import { isNoNumber, numberKeyOf, wholeNumberOf } from './nameKeys.ts'
import { fold } from './names.ts'
import { type Cells, textIn } from './rosterCells.ts'
import { onceSpoken } from './rosterNames.ts'
import type { PersonBody } from './rosterRow.ts'

type Row = { readonly body: PersonBody; readonly told: readonly RowNote[] }

/**
 * What tells the same man in every import of a list, and what told him while less of a row was understood: a list of then
 * makes no second man now. Kept as hashes: as long for every list, and not readable where they stand.
 */
export const keysOf = ({ source, columns }: RosterMapping, cells: Cells, { body, told }: Row) => {
  const hashOf = (parts: readonly string[]) =>
    createHash('sha256')
      .update(JSON.stringify([fold(source), ...parts]))
      .digest('hex')
  const { id, name, serviceNumber } = columns
  const written = id ? cells(id) : ''
  const own = isNoNumber(written) ? '' : written
  const number = body.serviceNumber
  const named = (called: string, born = body.born ?? '') =>
    hashOf(['name', fold(called), born, fold(body.unit ?? '')])
  const key = own
    ? hashOf(['id', bare(own)])
    : number
      ? hashOf(['number', numberKeyOf(number) ?? ''])
      : named(body.name)
  if (written) return { key, formerKeys: [hashOf(['id', written]), hashOf(['id', bare(written)])] }
  const numbered = wholeNumberOf(textIn(serviceNumber, cells))
  if (numbered) return { key, formerKeys: [hashOf(['number', numbered])] }
  const isNew = told.some(({ what, as }) => what === 'words' && as === body.born)
  const once = onceSpoken(name, cells)
  return { key, formerKeys: [named(once), ...(isNew ? [named(once, '')] : [])] }
}

const bare = (id: string): string => fold(id).replace(/^0+(?=.)/, '')
