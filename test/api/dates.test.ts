import { readRosterDate } from '@rollcall/api/people/rosterDates.ts'
import { edtf, spanOf } from '@rollcall/contract/edtf.ts'
import { datesMeant } from '@rollcall/contract/writtenDate.ts'
import { expect, test } from 'vitest'

test.each([
  ['1951', '1951-01-01', '1951-12-31'],
  ['1950/1950', '1950-01-01', '1950-12-31'],
  ['1950~/1952', '1950-01-01', '1952-12-31'],
  ['1950/1950-06', '1950-01-01', '1950-06-30'],
  ['1951-06-15/1951-06', '1951-06-15', '1951-06-30'],
  ['195X', '1950-01-01', '1959-12-31'],
  ['1952-02-29', '1952-02-29', '1952-02-29'],
  ['2000-02-29', '2000-02-29', '2000-02-29'],
  ['1951-21', '1951-03-01', '1951-06-30'],
  ['1951-24', '1951-01-01', '1952-03-31'],
  ['../1951', null, '1951-12-31'],
  ['1951/', '1951-01-01', null],
  ['/', null, null],
  ['[1950..1952,1955]', '1950-01-01', '1955-12-31'],
  ['{1950,1952}', '1950-01-01', '1952-12-31'],
  ['[1950..]', '1950-01-01', null],
  ['1950S2', null, null],
  ['Y-17E7', '-271821-04-20', '-271821-04-20'],
  ['Y20000', '+020000-01-01', '+020000-12-31'],
  ['1951-?06', '1951-06-01', '1951-06-30'],
  ['XXXX-XX-XX', '0000-01-01', '9999-12-31'],
])('[A8] the date %s is taken, and means from %s to %s', (date, from, to) => {
  expect(edtf.safeParse(date).success).toBe(true)
  const span = spanOf(date)
  expect([span?.from, span?.to].map(dayOf)).toEqual([from, to])
})

const dayOf = (at: number | null | undefined): string | null =>
  typeof at === 'number' ? (new Date(at).toISOString().split('T')[0] ?? null) : null

test.each([
  ['1951-02-29', 'February had 28 days'],
  ['1900-02-29~', 'February had 28 days'],
  ['[1951-02-29,1952]', 'February had 28 days'],
  ['1951-02-29/1952', 'February had 28 days'],
  ['1951-06-31', 'is not an EDTF date'],
  ['1952/1950', 'ends before it begins'],
  ['1952~/1950?', 'ends before it begins'],
  ['[1952..1950]', 'ends before it begins'],
  ['1928-29', 'nor a season'],
  ['1928-41', 'nor a season'],
  ['1951-13', 'is not an EDTF date'],
  ['about 1951', 'is not an EDTF date'],
  ['', 'is not an EDTF date'],
])('[A8] the date %s is refused, and it is said why', (date, why) => {
  expect(edtf.safeParse(date).error?.issues.map(({ message }) => message)).toEqual([
    expect.stringContaining(why),
  ])
  expect(spanOf(date)).toBeNull()
})

test.each(['1', '[1951,', '1951/'])('[A8] two thousand characters of %s are too many', (part) => {
  const long = part.repeat(2000)
  expect(edtf.safeParse(long).error?.issues).toMatchObject([
    { message: 'has more than 100 characters' },
  ])
  expect(spanOf(long)).toBeNull()
})

test('[A8] a range whose ends are the same is that date', () => {
  expect(edtf.parse(' 1950/1950 ')).toBe('1950')
  expect(edtf.parse('1950-11~/1950-11~')).toBe('1950-11~')
})

test.each([
  ['..1929', '../1929'],
  ['1929 ..', '1929/..'],
  ['7306.5', '1920-01-01'],
  ['1951.6', '1951-06'],
  ['19510.25', '1953-05-31'],
  ['0001-01-01', undefined],
  ['01/01/0001', undefined],
  ['0000-00-00', undefined],
])('[P1] in a list, %s is %s', (written, date) => {
  expect(readRosterDate(written, 'day-month-year')?.date).toBe(date)
})

test.each([
  ['단기 4284년 6월 14일', '1951-06-14'],
  ['檀紀四二八三年十一月二日', '1950-11-02'],
  ['4284. 6. 14', '1951-06-14'],
  ['42840614', '1951-06-14'],
  ['昭和4年', '1929'],
  ['대정 15년', '1926'],
  ['民國40年', '1951'],
  ['51년 11월', '1951-11'],
  ['spring of 51', '1951-21'],
  ['spring of ’51', '1951-21'],
  ['winter of 50-51', '1950-12/1951-02'],
  ['Nov 50 - Feb 51', '1950-11/1951-02'],
  ['501102', '1950-11-02'],
  ['510200', '1951-02'],
  ['251150', '1950-11-25'],
  ['195011', '1950-11'],
  ['000000', undefined],
  ['519999', undefined],
])(
  '[P1, A8] %s, as older people, armies and lists write it, is %s, and it is told',
  (written, date) => {
    const read = readRosterDate(written, 'year-month-day')
    expect(read?.date).toBe(date)
    if (date) expect(read?.told).not.toBeNull()
    expect(datesMeant(written)).toEqual(date ? [date] : [])
  },
)

test('[A8] what may be several dates in six figures is asked about', () => {
  expect(datesMeant('101112')).toEqual(['2010-11-12', '2012-10-11', '2012-11-10'])
  expect(readRosterDate('021150', 'year-month-day')).toBeNull()
  expect(readRosterDate('021150', 'day-month-year')?.date).toBe('1950-11-02')
  expect(datesMeant('4284')).toEqual(['1951'])
})
