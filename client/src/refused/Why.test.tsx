import { expect, test } from 'vitest'
import { Problem } from '../api/problem.ts'
import { drawn, words } from '../i18n/drawn.tsx'
import type { Language } from '../i18n/language.ts'
import { Why } from './Why.tsx'

type Document = ConstructorParameters<typeof Problem>[0]
const said = (document: Document, language?: Language) =>
  words(drawn(<Why problem={new Problem(document)} />, language))

test('[S1] why something was refused is said in the words of the page, not in those of the server', () => {
  const detail = 'The case has changed since you read it.'
  expect(said({ code: 'decision.stale', detail })).toBe('Please read it again before you decide.')
  expect(said({ code: 'decision.stale', detail }, 'ko')).toBe('결정하시기 전에 다시 읽어 주십시오.')
  expect(said({ code: 'too-many', retryAfterSeconds: 300 })).toBe('Please try again in 5 minutes.')
  expect(said({ code: 'too-many', retryAfterSeconds: 1 })).toBe('Please try again in 1 second.')
  const claim = { by: 'Ruth', mine: false, until: '2026-11-29T20:00:00Z' }
  expect(said({ code: 'claim.taken', claim })).toMatch(/^Ruth is working on this until November/)
  expect(said({ code: 'not-found', detail })).toBe('')
})
