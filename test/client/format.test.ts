import { formatIn } from '@rollcall/client/i18n/format.ts'
import { languageOf } from '@rollcall/client/i18n/language.ts'
import { expect, test } from 'vitest'

test('[S1] figures, days and sizes follow the language', () => {
  const [en, ko] = [formatIn('en'), formatIn('ko')]
  expect(en.number(12318)).toBe('12,318')
  expect(en.share(0.42)).toBe('42%')
  expect(en.day('1951-03-03T12:00:00Z')).toBe('March 3, 1951')
  expect(ko.day('1951-03-03T12:00:00Z')).toBe('1951년 3월 3일')
  expect(en.list(['caption', 'witness', 'family'])).toBe('caption, witness, and family')
  expect([0, 900, 1_500, 12_400_000, 4e9].map(en.size)).toEqual([
    '0 bytes',
    '900 bytes',
    '1.5 kB',
    '12 MB',
    '4 GB',
  ])
  expect(ko.size(900)).toBe('900바이트')
})

test('[S1] a browser that speaks Korean of any kind gets Korean, others English', () => {
  expect(['ko', 'ko-KR', 'KO-kp', 'en-GB', 'de', undefined].map(languageOf)).toEqual([
    'ko',
    'ko',
    'ko',
    'en',
    'en',
    'en',
  ])
})
