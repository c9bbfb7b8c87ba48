import {
  type Columns,
  codesOf,
  lackIn,
  meaningOf,
  meanings,
  orderOf,
  publishedIn,
  saidIn,
  separatorOf,
  withCode,
  withMeaning,
  withOrder,
  withPublished,
  withSaid,
  withSeparator,
} from '@rollcall/client/roster/mapping.ts'
import { rosterColumns } from '@rollcall/contract/roster.ts'
import { expect, test } from 'vitest'

const named: Columns = { name: 'Name' }

test('[P1] a column is taken for one thing, whatever it was taken for before', () => {
  for (const meaning of meanings) {
    const taken = withMeaning(named, 'A', meaning)
    expect(meaningOf(taken, 'A')).toBe(meaning)
    const again = withMeaning(taken, 'A', 'rank')
    expect([again.rank, meaningOf(again, 'A')]).toEqual(['A', 'rank'])
    expect(meaningOf(withMeaning(taken, 'A', null), 'A')).toBeNull()
    // Dates of a stay wait for its camp.
    const isWhole = lackIn({ source: 'A list', columns: taken }) !== 'camp'
    expect(rosterColumns.partial().safeParse(taken).success).toBe(isWhole)
  }
})

test('[P1] parts of a name are put together as they are chosen', () => {
  const one = withMeaning(withMeaning(named, 'First', 'namePart'), 'Last', 'namePart')
  expect(one.name).toEqual(['First', 'Last'])
  expect(withMeaning(one, 'First', 'rank').name).toEqual(['Last'])
})

test('[P1] the order of a date, the sign between values and the meaning of a code go with their column', () => {
  const born = withOrder(withMeaning(named, 'B', 'born'), 'born', 'B', 'month-day-year')
  expect([born.born, orderOf(born, 'born')]).toEqual([
    { column: 'B', order: 'month-day-year' },
    'month-day-year',
  ])
  expect(withOrder(born, 'born', 'B', 'year-month-day').born).toBe('B')
  const camps = withSeparator(withMeaning(named, 'C', 'camps'), 'camps', 'C', '/')
  expect([camps.camps, separatorOf(camps, 'camps', 'C')]).toEqual([
    [{ column: 'C', separator: '/' }],
    '/',
  ])
  expect(withSeparator(camps, 'camps', 'C', '').camps).toEqual(['C'])
  const fates = withCode(withMeaning(named, 'F', 'fate'), 'F', 'D', 'died-in-captivity')
  expect(codesOf(fates, 'F')).toEqual({ D: 'died-in-captivity' })
  expect(codesOf(withCode(fates, 'F', 'D', null), 'F')).toEqual({})
  const said = { authority: 'The Red Cross', asOf: '1953-09' }
  expect(saidIn(withSaid(fates, said))).toEqual(said)
})

test('[P1] [P6] a camp and the dates of being there are one stay, whichever is chosen first', () => {
  const dated = withMeaning(withMeaning(named, 'From', 'stayFrom'), 'Until', 'stayTo')
  const draft = { source: 'A list', columns: dated }
  expect(lackIn(draft)).toBe('camp')
  const whole = withMeaning(dated, 'Camp', 'stay')
  expect(lackIn({ ...draft, columns: whole })).toBeNull()
  const ordered = withOrder(whole, 'stayFrom', 'From', 'day-month-year')
  const from = { column: 'From', order: 'day-month-year' }
  expect(ordered.stays).toEqual([{ camp: 'Camp', from, to: 'Until' }])
  expect(rosterColumns.safeParse(ordered).success).toBe(true)
  expect(['Camp', 'From', 'Until'].map((one) => meaningOf(ordered, one))).toEqual([
    ...['stay', 'stayFrom', 'stayTo'],
  ])
  const left = ['From', 'Until', 'Camp'].reduce((all, one) => withMeaning(all, one, null), ordered)
  expect(left.stays).toBeUndefined()
})

test('[P1] [P4] a list that was published says so of every row, beside what a column says', () => {
  const some = { if: { column: 'Public', is: ['Y'] }, title: { always: 'Others' } }
  const columns: Columns = { ...named, publishedLists: [some] }
  const published = { title: 'Released', date: '1953' }
  const whole = withPublished(columns, published)
  expect(publishedIn(whole)).toEqual(published)
  expect(withPublished(whole, null)).toEqual(columns)
  expect(withPublished(withPublished(named, published), null)).toEqual(named)
})

test('[P1] what is lacking is told', () => {
  expect(lackIn({ source: 'A', columns: {} })).toBe('name')
  expect(lackIn({ source: ' ', columns: named })).toBe('source')
  const untitled = withPublished(named, { title: '', date: '' })
  expect(lackIn({ source: 'A', columns: untitled })).toBe('title')
  expect(lackIn({ source: 'A', columns: named })).toBeNull()
})
