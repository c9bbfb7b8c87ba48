import type { PhotoListLook, PhotoMapping } from '@rollcall/contract/photoLists.ts'

export type ManyMapping = PhotoMapping
export type Columns = PhotoListLook['guess']

/** What a column may mean, in the order in which it is offered. */
export const photoFields = [
  ...(['file', 'title', 'date', 'place', 'camp', 'captor', 'maker'] as const),
  ...(['archive', 'collection', 'naid', 'recordGroup', 'localId'] as const),
  ...(['rights', 'rightsUri', 'obtained', 'publishedBefore', 'page'] as const),
]
export type PhotoField = (typeof photoFields)[number]

const headingOf = (cell: Columns[PhotoField]): string | null => {
  if (typeof cell === 'string') return cell
  return cell && 'column' in cell ? cell.column : null
}

/** What a column is taken for; null where it is left out. */
export const fieldOf = (columns: Columns, heading: string): PhotoField | null =>
  photoFields.find((field) => headingOf(columns[field]) === heading) ?? null

/** Takes a column for something else. As a date it is read as was guessed, where it was. */
export function withField(
  columns: Columns,
  heading: string,
  field: PhotoField | null,
  { guess }: PhotoListLook,
): Columns {
  const kept = Object.entries(columns).filter(
    ([one, cell]) => one !== field && headingOf(cell) !== heading,
  )
  const cell = field === 'date' && headingOf(guess.date) === heading ? guess.date : heading
  return { ...Object.fromEntries(kept), ...(field && { [field]: cell }) }
}
