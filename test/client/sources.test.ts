import { lengthOf } from '@rollcall/client/films/length.ts'
import { changesIn, formOf, provenanceOf, wrongIn } from '@rollcall/client/films/provenanceForm.ts'
import { edtf } from '@rollcall/contract/edtf.ts'
import { campId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { statementAt, statementOf } from '@rollcall/contract/rights.ts'
import { areAlike, readWhen } from '@rollcall/contract/when.ts'
import { datesMeant } from '@rollcall/contract/writtenDate.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seedFor } from '../support/seed.ts'

const of = (provenance: Provenance, title = 'A reel') => formOf({ title, provenance, camp: null })

test('[S1] a provenance goes through the form unchanged, and what is empty is left out', () => {
  const provenance = { archive: 'A family', date: '1950-11/1951-02', publishedBefore: false }
  expect(provenanceOf(of(provenance))).toEqual(provenance)
  expect(provenanceOf({ ...of({}), place: '   ', camp: ' Camp 5 ' })).toEqual({
    camp: 'Camp 5',
  })
})

test('[P6] the camp of a source stands in the form by what it goes by, and is sent only where it was changed', () => {
  const names = [{ text: 'Camp 5' }, { text: '제5수용소', lang: 'ko' }]
  const camp = { id: campId.parse('a'.repeat(24)), names }
  const stands = formOf({ title: 'A reel', provenance: { camp: camp.id }, camp })
  expect(stands.camp).toBe('Camp 5')
  expect(changesIn(stands, stands)).toEqual({})
  const changed = { provenance: { camp: 'The Valley' } }
  expect(changesIn({ ...stands, camp: 'The Valley' }, stands)).toEqual(changed)
})

test('[S1] the form says what is wrong before it is sent', () => {
  expect(wrongIn(of({ date: '1951-13' }, ' '))).toEqual({
    title: 'titleMissing',
    date: 'dateWrong',
  })
  for (const date of ['1952/1950', '1951-02-29', '1951-29'])
    expect(wrongIn(of({ date }))).toEqual({ date: 'dateWrong' })
  expect(wrongIn(of({ date: '195X' }))).toEqual({})
})

test.each([
  ['1951', { kind: 'one', at: { year: 1951, doubt: null } }],
  ['1950-11-30~', { kind: 'one', at: { year: 1950, month: 11, day: 30, doubt: 'about' } }],
  ['195X', { kind: 'one', at: { year: 1950, decade: true } }],
  ['1950-11/1951-02', { kind: 'between', from: { month: 11 }, to: { year: 1951, month: 2 } }],
  ['1953-04/..', { kind: 'from', at: { year: 1953 } }],
  ['1951-24', { kind: 'one', at: { year: 1951, season: 'winter' } }],
  ['../1953?', { kind: 'until', at: { year: 1953, doubt: 'perhaps' } }],
])('[S1] the date %s is read so that it can be said', (edtf, expected) => {
  expect(readWhen(edtf)).toMatchObject(expected)
})

const meant = {
  '1951': '1951',
  '1951-06-25': '1951-06-25',
  '1950-11/1951-02': '1950-11/1951-02',
  '195X': '195X',
  'June 25, 1951': '1951-06-25',
  'the 25th of June, 1951': '1951-06-25',
  '14-Jun-51': '1951-06-14',
  '25.6.1951': '1951-06-25',
  '6/25/1951': '1951-06-25',
  '1951. 6. 25.': '1951-06-25',
  '1951년 6월 25일': '1951-06-25',
  '6/1951': '1951-06',
  'in June 1951': '1951-06',
  'about June 1951': '1951-06~',
  'c. 1951': '1951~',
  '~1951': '1951~',
  '1951년 6월경': '1951-06~',
  '약 1951년': '1951~',
  'perhaps June 1951': '1951-06?',
  '1951년(추정)': '1951?',
  'before 1953': '../1952',
  'before June 25, 1951': '../1951-06-24',
  '1953년 전': '../1952',
  'by 1953': '../1953',
  '1953년 이전': '../1953',
  '1951년 6월까지': '../1951-06',
  'after 1951': '1952/..',
  'after the summer of 1951': '1951-10/..',
  'since 1951': '1951/..',
  '1951년 이후': '1951/..',
  'the 1950s': '195X',
  '1950년대': '195X',
  'spring of 1951': '1951-21',
  '1951년 봄': '1951-21',
  'winter 1950–51': '1950-12/1951-02',
  '1950~51년 겨울': '1950-12/1951-02',
  'January–February 1951': '1951-01/1951-02',
  'June 12–14, 1951': '1951-06-12/1951-06-14',
  'between 1950 and 1951': '1950/1951',
  '1950-51': '1950/1951',
  '1951년 1월~2월': '1951-01/1951-02',
  '1951년 6월부터 8월까지': '1951-06/1951-08',
  '1951년 6월 초순': '1951-06-01/1951-06-10',
}
test.each(Object.entries(meant))('[A8] “%s” is written for %s', (written, date) => {
  expect(datesMeant(written)).toEqual([date])
  expect(edtf.safeParse(date).success).toBe(true)
})

test.each([
  ['winter 1951', ['1950-12/1951-02', '1951-12/1952-02']],
  ['1951년 겨울', ['1950-12/1951-02', '1951-12/1952-02']],
  ['early 1951', ['1951-01/1951-04', '1951-01/1951-06']],
  ['mid-1951', ['1951-05/1951-08', '1951-04/1951-09']],
  ['1951년 말', ['1951-09/1951-12', '1951-07/1951-12']],
  ['late in February 1952', ['1952-02-21/1952-02-29', '1952-02-16/1952-02-29']],
  ['6/7/1951', ['1951-06-07', '1951-07-06']],
  ['before 6/7/1951', ['../1951-06-06', '../1951-07-05']],
])('[A8] of “%s” it has to be asked which is meant', (written, dates) => {
  expect(datesMeant(written)).toEqual(dates)
})

test.each(['', 'Korea', 'June', 'June 25', '51', 'before', 'Feb 29, 1951', '1953–1951', '1951 to'])(
  '[A8] “%s” is no date',
  (written) => expect(datesMeant(written)).toEqual([]),
)

test('[A8] whatever is written, every date it may mean is one', () => {
  const pieces = fc.constantFrom(
    ...[
      'before ',
      'about ',
      'winter ',
      '1951',
      '1950',
      '년',
      '월',
      '6',
      '/',
      '-',
      '~',
      ' ',
      '?',
      'June',
      ', ',
      ' to ',
      '까지',
      '경',
    ],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (written) => {
      for (const date of datesMeant(written.join('')))
        expect(edtf.safeParse(date).success, date).toBe(true)
    }),
    { seed: seedFor('dates') },
  )
})

test.each(['[1950,1951]', '1950-25', 'Y-17E7', '{1950..1952}'])(
  '[S1] the date %s stays as it was written',
  (edtf) => {
    expect(readWhen(edtf)).toBeNull()
  },
)

const noCopyright = 'http://rightsstatements.org/vocab/NoC-US/1.0/'
test.each([
  [noCopyright, noCopyright],
  ['https://rightsstatements.org/page/NoC-US/1.0/', noCopyright],
  ['https://rightsstatements.org/vocab/Free/1.0/', null],
  [
    'https://creativecommons.org/licenses/by-sa/4.0/deed.ko',
    'http://creativecommons.org/licenses/by-sa/4.0/',
  ],
  [
    'https://creativecommons.org/licenses/by/3.0/us',
    'http://creativecommons.org/licenses/by/3.0/us/',
  ],
  [
    'http://creativecommons.org/publicdomain/mark/1.0/',
    'http://creativecommons.org/publicdomain/mark/1.0/',
  ],
  ['https://creativecommons.org/licenses/by-war/4.0/', null],
  ['https://example.org/rights', null],
  ['In the public domain', null],
])('[A8] the address %s means the statement of rights %s', (address, statement) => {
  expect(statementAt(address)).toBe(statement)
  expect(statementOf({ rights: address })).toBe(statement)
})

test('[A6] the length of a film follows from its frames and its rate', () => {
  const film = (frames: number, num: number, den: number) =>
    lengthOf({ frames, rate: { num, den } })
  expect(film(531, 24_000, 1001)).toBe('0:22')
  expect(film(24 * 3725, 24, 1)).toBe('1:02:05')
})

test.each([
  ['1951-01/1951-02', true],
  ['1950/1951', true],
  ['1951-01/1951', false],
  ['1951-01~/1951-02', false],
  ['195X/1961', false],
])('[S1] whether the ends of %s can be said as one span: %s', (edtf, expected) => {
  const when = readWhen(edtf)
  if (when?.kind !== 'between') throw new Error('it has two ends')
  expect(areAlike(when.from, when.to)).toBe(expected)
})
