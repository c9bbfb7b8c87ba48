import { type Order, orders } from '@rollcall/contract/dateParts.ts'
import type { RosterColumns } from '@rollcall/contract/roster.ts'
import { readRosterDate } from './rosterDates.ts'

/** A column of a list with its first different values. */
export interface SeenColumn {
  readonly heading: string
  readonly values: readonly string[]
}

/** What headings mean, by what is left of them without blanks and punctuation. */
const meanings = {
  id: ['no', 'nr', 'id', 'number', 'recordno', 'recordid', 'rowid', '번호', '연번', '순번'],
  name: ['name', 'fullname', 'names', 'nameofprisoner', '이름', '성명', '姓名', '氏名'],
  family: ['lastname', 'surname', 'familyname', 'last', '성'],
  given: ['firstname', 'first', 'given', 'givenname', 'givennames', 'forename', 'forenames'],
  middle: ['middlename', 'middle', 'middleinitial', 'mi'],
  otherNames: ['othernames', 'othername', 'alias', 'aliases', 'aka', 'nickname', '별명', '이명'],
  rank: ['rank', 'grade', '계급'],
  branch: ['branch', 'service', 'branchofservice', '군별', '군'],
  unit: ['unit', 'organization', 'regiment', 'division', 'unitname', '부대', '소속', '소속부대'],
  serviceNumber: [
    ...['servicenumber', 'serviceno', 'sn', 'asn', 'serialnumber', 'serialno', 'serial'],
    ...['armyserialnumber', 'servicenr', 'svcno', 'svcnumber', '군번'],
  ],
  born: ['born', 'dateofbirth', 'dob', 'birth', 'birthdate', 'yearofbirth', '생년월일', '출생'],
  died: ['died', 'dateofdeath', 'death', 'dod', 'deathdate', '사망', '사망일'],
  captured: ['captured', 'datecaptured', 'dateofcapture', 'capture', 'capturedate', '포로일'],
  released: ['released', 'datereleased', 'dateofrelease', 'repatriated', '석방일', '송환일'],
  force: ['force', 'forces', 'nationality', 'nation', 'country', '국적', '국가'],
  heightCm: ['height', 'heightcm', 'heightincm', 'stature', '키', '신장'],
  stayFrom: [
    'campfrom',
    'incampfrom',
    'arrived',
    'arrivedatcamp',
    'dateofarrival',
    '수용일',
    '입소일',
  ],
  stayTo: ['campto', 'incampto', 'left', 'leftcamp', 'dateofdeparture', '퇴소일', '이송일'],
  camps: ['camp', 'camps', 'campname', 'prisoncamp', '수용소'],
} as const

type Meaning = keyof typeof meanings
const kinds = Object.keys(meanings) as Meaning[]

const LONGEST = 60

const meaningOf = (heading: string): Meaning | null => {
  if (heading.length > LONGEST) return null
  const bare = heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return kinds.find((kind) => (meanings[kind] as readonly string[]).includes(bare)) ?? null
}

/** How many of a row's cells are headings that we know. */
export const knownHeadings = (cells: readonly string[]): number => cells.filter(meaningOf).length

/** What the columns of a list may mean, by their headings and first values: for somebody to look over. */
export const guessColumns = (seen: readonly SeenColumn[]): Partial<RosterColumns> => {
  const found = new Map<Meaning, SeenColumn>()
  for (const column of seen) {
    const meaning = meaningOf(column.heading)
    if (meaning && !found.has(meaning)) found.set(meaning, column)
  }
  const headingOf = (meaning: Meaning) => found.get(meaning)?.heading
  const plain = (
    ['id', 'rank', 'branch', 'unit', 'serviceNumber', 'force', 'heightCm'] as const
  ).flatMap((field) => {
    const heading = headingOf(field)
    return heading ? [[field, heading] as const] : []
  })
  const dates = (['born', 'died', 'captured', 'released'] as const).flatMap((field) => {
    const column = found.get(field)
    return column ? [[field, dateCell(column)] as const] : []
  })
  const stays = staysGuess(found)
  const lists = (['otherNames', 'camps'] as const).flatMap((field) => {
    const column = field === 'camps' && stays ? undefined : found.get(field)
    return column ? [[field, [listCell(column)]] as const] : []
  })
  const name = nameCell(found)
  return {
    ...(name && { name }),
    ...(stays && { stays }),
    ...Object.fromEntries([...plain, ...dates, ...lists]),
  }
}

/** One camp in a row, with when he was there. */
const staysGuess = (found: ReadonlyMap<Meaning, SeenColumn>): RosterColumns['stays'] => {
  const [camp, from, to] = (['camps', 'stayFrom', 'stayTo'] as const).map((one) => found.get(one))
  if (!camp || !(from || to)) return undefined
  return [
    {
      camp: camp.heading,
      ...(from && { from: dateCell(from) }),
      ...(to && { to: dateCell(to) }),
    },
  ]
}

const nameCell = (found: ReadonlyMap<Meaning, SeenColumn>): RosterColumns['name'] | undefined => {
  const whole = found.get('name')
  const parts = (['given', 'middle', 'family'] as const).flatMap(
    (part) => found.get(part)?.heading ?? [],
  )
  if (!whole) return parts.length > 0 ? parts : undefined
  const commas = whole.values.filter((value) => value.includes(',')).length
  return commas * 2 > whole.values.length
    ? { column: whole.heading, familyFirst: true }
    : whole.heading
}

/** In the order that reads most of them; where two read as many, as they come. */
export const dateCell = ({ heading, values }: SeenColumn): RosterColumns['born'] => {
  const reads = (order: Order) =>
    values.filter((value) => {
      const read = readRosterDate(value, order)
      return read && read.told !== 'day-first'
    }).length
  const order = orders.reduce((best, one) => (reads(one) > reads(best) ? one : best))
  return order === 'year-month-day' ? heading : { column: heading, order }
}

const listCell = ({
  heading,
  values,
}: SeenColumn): string | { column: string; separator: string } => {
  const separator = [';', '/', '|', ','].find((sign) =>
    values.some((value) => value.includes(sign)),
  )
  return separator ? { column: heading, separator } : heading
}
