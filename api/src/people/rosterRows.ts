import type { RosterMapping, RowNote } from '@rollcall/contract/roster.ts'
import type { ListForm } from './csv.ts'
import type { RosterEntry } from './judging.ts'
import { type Asked, rowsUnder } from './listRows.ts'
import { headingsOf, readRow } from './rosterRow.ts'

/** A row that can be imported, or what is wrong with it. */
export type RosterRow = { readonly row: number } & (
  | (RosterEntry & { readonly told: readonly RowNote[] })
  | { readonly wrong: readonly RowNote[]; readonly name: string | null }
)

export const askedBy = (mapping: RosterMapping): Asked => ({
  head: mapping.head,
  headings: headingsOf(mapping),
})

/** The rows of a roster, some at a time; of two for the same man the later one is wrong. */
export async function* rowsOf(
  file: string,
  form: ListForm,
  mapping: RosterMapping,
  size: number,
  onHead: (row: number) => void = () => {},
): AsyncGenerator<RosterRow[]> {
  const batch: RosterRow[] = []
  const seen = new Map<string, number>()
  for await (const one of rowsUnder(file, form, askedBy(mapping), onHead)) {
    const { row } = one
    const read: RosterRow =
      'wrong' in one
        ? { row, wrong: [one.wrong], name: null }
        : { row, ...readRow(mapping, one.cells) }
    batch.push(onceOnly(read, seen))
    if (batch.length === size) yield batch.splice(0)
  }
  if (batch.length > 0) yield batch
}

/** Two rows for one man would change him there and back with every import. */
const onceOnly = (row: RosterRow, seen: Map<string, number>): RosterRow => {
  if ('wrong' in row) return row
  const short = row.key.slice(0, 24)
  const first = seen.get(short)
  if (first !== undefined)
    return {
      row: row.row,
      wrong: [{ what: 'same-man', columns: [], number: first }],
      name: row.body.name,
    }
  seen.set(short, row.row)
  return row
}
