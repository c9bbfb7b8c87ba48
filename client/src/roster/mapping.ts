import type { Order } from '@rollcall/contract/dateParts.ts'
import type { Fate } from '@rollcall/contract/personFacts.ts'
import type { ListLook, RosterMapping } from '@rollcall/contract/roster.ts'

/** What a column may mean. */
export const meanings = [
  ...(['name', 'familyFirst', 'namePart', 'otherNames', 'serviceNumber', 'id'] as const),
  ...(['rank', 'branch', 'unit', 'force', 'heightCm'] as const),
  ...(['born', 'captured', 'released', 'died'] as const),
  ...(['camps', 'stay', 'stayFrom', 'stayTo', 'authorityId', 'fate', 'consent'] as const),
]
export type Meaning = (typeof meanings)[number]

/** A mapping that is being made: a name may be lacking. What it has that the screen does not show stays in it. */
export type Draft = Omit<RosterMapping, 'columns'> & { readonly columns: Columns }
export type Columns = ListLook['guess']['columns']

const dates = ['born', 'captured', 'released', 'died'] as const
const lists = ['otherNames', 'camps'] as const
const plain = [
  ...(['serviceNumber', 'id', 'rank', 'branch', 'unit', 'force', 'heightCm'] as const),
  'consent',
] as const
/** Of one stay: a camp, and from when to when. */
const ofStay = { stay: 'camp', stayFrom: 'from', stayTo: 'to' } as const
type DateField = (typeof dates)[number] | 'stayFrom' | 'stayTo'
type ListField = (typeof lists)[number]

const columnOf = (cell: unknown): string | null => {
  if (typeof cell === 'string') return cell
  if (typeof cell !== 'object' || cell === null || !('column' in cell)) return null
  return String(cell.column)
}

/** What a column is taken for; null where it is left out. */
export function meaningOf(columns: Columns, heading: string): Meaning | null {
  const { name, fates = [] } = columns
  const isHere = (cell: unknown) => columnOf(cell) === heading
  if (Array.isArray(name) && name.some(isHere)) return 'namePart'
  if (isHere(name)) return typeof name === 'string' ? 'name' : 'familyFirst'
  const [stay] = columns.stays ?? []
  const part = stayParts.find((one) => isHere(stay?.[ofStay[one]]))
  if (part) return part
  if (columns.ids?.some(({ id }) => isHere(id))) return 'authorityId'
  if (fates.some(({ code }) => isHere(code))) return 'fate'
  return (
    lists.find((field) => columns[field]?.some(isHere)) ??
    [...plain, ...dates].find((field) => isHere(columns[field])) ??
    null
  )
}

/** Takes a column for something else; one that was taken for that before is left out then. */
export function withMeaning(columns: Columns, heading: string, meaning: Meaning | null): Columns {
  const rest = without(columns, heading)
  switch (meaning) {
    case null:
      return rest
    case 'name':
      return { ...rest, name: heading }
    case 'familyFirst':
      return { ...rest, name: { column: heading, familyFirst: true } }
    case 'namePart':
      return { ...rest, name: Array.isArray(rest.name) ? [...rest.name, heading] : [heading] }
    case 'otherNames':
    case 'camps':
      return { ...rest, [meaning]: [...(rest[meaning] ?? []), heading] }
    case 'stay':
    case 'stayFrom':
    case 'stayTo':
      return withStay(rest, { [ofStay[meaning]]: heading })
    case 'authorityId':
      return {
        ...rest,
        ids: [...(rest.ids ?? []), { authority: { always: heading }, id: heading }],
      }
    case 'fate':
      return { ...rest, fates: [{ ...saidOf(rest), code: { column: heading, values: {} } }] }
    default:
      return { ...rest, [meaning]: heading }
  }
}

function without(columns: Columns, heading: string): Columns {
  const stays = (cell: unknown) => columnOf(cell) !== heading
  const kept = Object.entries<unknown>(columns).flatMap(([field, cell]): [string, unknown][] => {
    if (!Array.isArray(cell)) return stays(cell) ? [[field, cell]] : []
    const left = cell.filter((one) => stays(one?.code ?? one?.id ?? one))
    return left.length > 0 ? [[field, left]] : []
  })
  return stayWithout(Object.fromEntries(kept), stays)
}

type Stay = NonNullable<Columns['stays']>[number]
const stayParts = Object.keys(ofStay) as (keyof typeof ofStay)[]

/** What is said of the one stay of a row; its camp is still to be chosen where it is empty. */
const withStay = (columns: Columns, part: Partial<Stay>): Columns => ({
  ...columns,
  stays: [{ ...{ camp: '' }, ...columns.stays?.[0], ...part }],
})

const stayWithout = (columns: Columns, stays: (cell: unknown) => boolean): Columns => {
  const { stays: [stay] = [], ...rest } = columns
  const left = Object.entries(stay ?? {}).filter(([, cell]) => cell !== '' && stays(cell))
  if (left.length === 0) return rest
  return { ...rest, stays: [{ camp: '', ...Object.fromEntries(left) }] }
}

export const isDate = (meaning: Meaning | null): meaning is DateField =>
  [...dates, 'stayFrom', 'stayTo'].some((field) => field === meaning)
export const isList = (meaning: Meaning | null): meaning is ListField =>
  lists.some((field) => field === meaning)

/** In which order a column of dates has day, month and year. */
export function orderOf(columns: Columns, field: DateField): Order {
  const cell = dateCellOf(columns, field)
  return typeof cell === 'object' && 'order' in cell ? cell.order : 'year-month-day'
}
export const withOrder = (
  columns: Columns,
  field: DateField,
  column: string,
  order: Order,
): Columns => {
  const cell = order === 'year-month-day' ? column : { column, order }
  return field === 'stayFrom' || field === 'stayTo'
    ? withStay(columns, { [ofStay[field]]: cell })
    : { ...columns, [field]: cell }
}

/** A column with dates of a stay: whoever has chosen that says of which camp. */
export const datedOf = ({ stays: [stay] = [] }: Columns): string | null =>
  columnOf(stay?.from) ?? columnOf(stay?.to)

const dateCellOf = (columns: Columns, field: DateField) =>
  field === 'stayFrom' || field === 'stayTo' ? columns.stays?.[0]?.[ofStay[field]] : columns[field]

/** What stands between the values in a cell; empty where a cell has one. */
export function separatorOf(columns: Columns, field: ListField, heading: string): string {
  const cell = columns[field]?.find((one) => columnOf(one) === heading)
  return typeof cell === 'object' ? cell.separator : ''
}
export const withSeparator = (
  columns: Columns,
  field: ListField,
  column: string,
  separator: string,
): Columns => ({
  ...columns,
  [field]: columns[field]?.map((one) => {
    if (columnOf(one) !== column) return one
    return separator === '' ? column : { column, separator }
  }),
})

type Code = Fate['code']

/** What the values of a column of fates mean. */
export function codesOf(columns: Columns, heading: string): Readonly<Record<string, Code>> {
  const code = columns.fates?.map((one) => one.code).find((one) => columnOf(one) === heading)
  return typeof code === 'object' && 'values' in code ? code.values : {}
}
export function withCode(
  columns: Columns,
  column: string,
  written: string,
  code: Code | null,
): Columns {
  const { [written]: _, ...others } = codesOf(columns, column)
  const values = code === null ? others : { ...others, [written]: code }
  return {
    ...columns,
    fates: columns.fates?.map((one) =>
      columnOf(one.code) === column ? { ...one, code: { column, values } } : one,
    ),
  } as Columns
}

/** Who says what became of them, and as of when: the same for every row. */
export interface Said {
  readonly authority: string
  readonly asOf: string
}
export function saidIn({ fates: [first] = [] }: Columns): Said {
  const always = (cell: unknown) =>
    typeof cell === 'object' && cell !== null && 'always' in cell ? String(cell.always) : ''
  return { authority: always(first?.authority), asOf: always(first?.asOf) }
}
export const withSaid = (columns: Columns, { authority, asOf }: Said): Columns =>
  ({
    ...columns,
    fates: columns.fates?.map(({ code }) => ({
      code,
      ...(authority && { authority: { always: authority } }),
      ...(asOf && { asOf: { always: asOf } }),
    })),
  }) as Columns

const saidOf = ({ fates: [first] = [] }: Columns) => {
  const { code: _, ...said } = first ?? { code: '' }
  return said
}

/** The one published list that every row is on, if it is. */
export interface Published {
  readonly title: string
  readonly date: string
}
export function publishedIn({ publishedLists = [] }: Columns): Published | null {
  const whole = publishedLists.find((one) => one.if === undefined)
  if (!whole) return null
  const always = (cell: unknown) =>
    typeof cell === 'object' && cell !== null && 'always' in cell ? String(cell.always) : ''
  return { title: always(whole.title), date: always(whole.date) }
}
export function withPublished(columns: Columns, published: Published | null): Columns {
  const { publishedLists = [], ...rest } = columns
  const others = publishedLists.filter((one) => one.if !== undefined)
  const whole = published && {
    title: { always: published.title },
    ...(published.date && { date: { always: published.date } }),
  }
  const all = whole ? [...others, whole] : others
  return all.length > 0 ? { ...rest, publishedLists: all } : rest
}

/** What has to be there before the list can be read; the first that is lacking. */
export function lackIn({ source, columns }: Draft): 'source' | 'name' | 'camp' | 'title' | null {
  if (!columns.name) return 'name'
  if (columns.stays?.some(({ camp }) => camp === '')) return 'camp'
  if (source.trim() === '') return 'source'
  return publishedIn(columns)?.title.trim() === '' ? 'title' : null
}
