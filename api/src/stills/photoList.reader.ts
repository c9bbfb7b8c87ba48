import type { PhotoListLook, PhotoMapping } from '@rollcall/contract/photoLists.ts'
import type { ListReading } from '@rollcall/contract/roster.ts'
import { lookAtList } from '../people/csv.ts'
import { readOrRefuse } from '../people/list.reader.ts'
import { lookAtColumns } from '../people/listLook.ts'
import { guessColumns, knownHeadings } from './photoGuess.ts'
import { askedBy, photoRowsOf, type ReadPhotoRow } from './photoRow.ts'

/** In one answer. */
const MOST_ROWS = 1_000

interface ListAsked {
  readonly reading?: ListReading | undefined
  readonly mapping?: PhotoMapping | undefined
  readonly after: number
}

/** What a list of photos is, and with a mapping what its rows say. */
export const readPhotoList = (
  path: string,
  { reading, mapping, after }: ListAsked,
): Promise<{ look: PhotoListLook; rows: ReadPhotoRow[]; next: number | null }> =>
  readOrRefuse(path, async () => {
    const asked = mapping ? askedBy(mapping) : null
    const look = await lookAtColumns(path, mapping ?? reading ?? {}, asked, knownHeadings)
    const guess = guessColumns(look.columns.filter(({ twice }) => !twice))
    const read = mapping ? await rowsAfter(path, mapping, after) : { rows: [], next: null }
    return { look: { ...look, guess }, ...read }
  })

const rowsAfter = async (path: string, mapping: PhotoMapping, after: number) => {
  const form = await lookAtList(path, mapping, askedBy(mapping).headings)
  const rows: ReadPhotoRow[] = []
  for await (const one of photoRowsOf(path, form, mapping)) {
    if (one.row <= after) continue
    if (rows.length === MOST_ROWS) return { rows, next: rows.at(-1)?.row ?? null }
    rows.push(one)
  }
  return { rows, next: null }
}
