import { datesMeant } from '@rollcall/contract/writtenDate.ts'
import { expect, test } from 'vitest'
import { drawn } from '../i18n/drawn.tsx'
import type { Language } from '../i18n/language.ts'
import { useWhen } from './useWhen.ts'

function When({ of, length }: { readonly of: string; readonly length?: 'short' }) {
  return useWhen(length)(of)
}

/** Around the dash of a range stand thin blanks. */
const said = (of: string, language?: Language) =>
  drawn(<When of={of} />, language).replaceAll('\u2009', ' ')

test.each([
  ['1950-11-30', 'November 30, 1950'],
  ['1950-11', 'November 1950'],
  ['1951~', 'about 1951'],
  ['1951?', 'perhaps 1951'],
  ['195X', 'the 1950s'],
  ['1951-21', 'spring of 1951'],
  ['1950-11-30/1951-02', 'November 30, 1950 – February 1951'],
  ['1950-12/1951-02', 'December 1950 – February 1951'],
  ['1951/..', '1951 or later'],
  ['../1953-07', 'July 1953 or earlier'],
])('a date that was written %s is read as %s', (written, read) => {
  expect(said(written)).toBe(read)
})

test('in Korean it is read in Korean', () => {
  expect(said('1950-11-30', 'ko')).toBe('1950년 11월 30일')
})

test('in few words what both ends share is said once', () => {
  expect(drawn(<When of="1950-11/1950-12" length="short" />)).toMatch(/^Nov\s[–-]\sDec 1950$/)
})

test.each(['1951-06-25', '1951-06', '1950-12/1951-02', '1951-06~', '../1953', '1951/..', '195X'])(
  'what is said of %s can be written for it, in both languages',
  (date) => {
    for (const language of ['en', 'ko'] as const)
      expect(datesMeant(said(date, language))).toEqual([date])
  },
)

test('what cannot be read as a date is shown as it was written', () => {
  expect(said('the winter after')).toContain('the winter after')
  expect(said('the winter after')).not.toBe('the winter after')
})
