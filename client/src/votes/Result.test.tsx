import type { Identification } from '@rollcall/contract/identifications.ts'
import { expect, test } from 'vitest'
import { drawn, words } from '../i18n/drawn.tsx'
import { Result } from './Result.tsx'

const counts = {
  'same-sure': 2,
  'same-likely': 1,
  'cant-tell': 1,
  'different-likely': 0,
  'different-sure': 0,
}

const one = (more: object) =>
  ({
    status: 'proposed',
    tally: null,
    verdict: null,
    answered: 4,
    mine: null,
    relative: false,
    proposals: [],
    verdictAwaits: [],
    ...more,
  }) as unknown as Identification

const said = (more: object) => words(drawn(<Result of={one(more)} />))

test('whoever may not see the tally learns how many have answered, and nothing of what', () => {
  expect(said({})).toContain('4 ')
  expect(said({})).not.toMatch(/same|different|disagree/i)
})

test('while answers are on their way to where they belong, nobody is told how they stand, and why', () => {
  const seen = { mine: { answer: 'same-sure', counted: true, why: null } }
  expect(said({ ...seen, regrouping: true })).toContain('still being put where they belong')
  expect(said(seen)).not.toContain('still being put')
})

test('the tally is told in words beside its bar, and how many answers are not counted', () => {
  const html = drawn(<Result of={one({ tally: counts, answered: 6 })} />)
  expect(html).toContain('role="img"')
  expect(words(html)).toContain('3 same and 1 can’t tell. 2 answers are not counted.')
})

test('what the answers come to is said where the reader may know it', () => {
  expect(said({ tally: counts, verdict: 'disputed' })).toContain('Those who answered disagree.')
  expect(said({ tally: counts })).toContain('once you have answered')
})

test('[V2] a verdict that is hidden leads to the names that are still to be answered', () => {
  const rival = { id: 'b', person: { id: 'p', name: 'Thomas Reyes', withheld: false } }
  const withheld = { id: 'c', person: { id: 'q', name: null, withheld: true } }
  const html = drawn(
    <Result of={one({ subjectId: 'a', tally: counts, verdictAwaits: [rival, withheld] })} />,
  )
  expect(html).toContain('href="/subjects/a/compare/b"')
  expect(html).toContain('href="/subjects/a/compare/c"')
  expect(words(html)).toContain('once you have also answered on: Thomas Reyes , Name withheld')
})
