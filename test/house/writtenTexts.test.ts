import { endpoints } from '@rollcall/contract/endpoints.ts'
import { textKinds } from '@rollcall/contract/flaggedTexts.ts'
import { flagged } from '@rollcall/contract/flags.ts'
import { withheldBy, writtenTexts } from '@rollcall/contract/writtenTexts.ts'
import { expect, test } from 'vitest'
import { textFieldsOf } from '../support/textFields.ts'

const taken = endpoints
  .filter(({ asks }) => !asks)
  .flatMap((one) => textFieldsOf(one).map((field) => ({ endpoint: one.name, field })))

test('[D3] of every text that the contract takes it is said how it is withheld once it is flagged, or who alone reads it', () => {
  expect(taken.length).toBeGreaterThan(100)
  const untold = taken.filter(({ endpoint, field }) => !withheldBy(endpoint, field))
  expect(untold).toEqual([])
})

test('[D3] nothing is said of a text that nobody takes any more, and each kind that can be flagged is somewhere taken', () => {
  const meant = taken.flatMap(({ endpoint, field }) => {
    const exact = `${endpoint} ${field}`
    return exact in writtenTexts ? [exact] : [endpoint]
  })
  expect(Object.keys(writtenTexts).filter((key) => !meant.includes(key))).toEqual([])
  const kinds = Object.values(writtenTexts).flat()
  expect(textKinds.filter((kind) => !kinds.includes(kind))).toEqual([])
  const known = flagged.options.map(({ shape }) => shape.kind.value)
  expect(textKinds.every((kind) => known.includes(kind))).toBe(true)
})

test('[D3] [M6] what is withheld by an act is withheld by one of moderators', () => {
  const acts = Object.values(writtenTexts).flatMap((how) =>
    typeof how === 'object' && 'by' in how ? [how.by] : [],
  )
  const access = new Map(endpoints.map(({ name, access }) => [name, access]))
  expect(acts.filter((name) => access.get(name) !== 'moderator')).toEqual([])
})
