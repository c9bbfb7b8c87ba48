import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import type { PersonShort } from '@rollcall/contract/people.ts'
import { expect, test } from 'vitest'
import { drawn, words } from '../i18n/drawn.tsx'
import { NameNote, PersonName } from './PersonName.tsx'
import { TipLink } from './TipLink.tsx'
import { useManName } from './useManName.ts'

type Man = Parameters<ReturnType<typeof useManName>>[0]

function ManName({ of }: { readonly of: Man }) {
  return useManName()(of)
}

const id = '64f0c2a1b2c3d4e5f6a7b8c9'
const person = (more: Partial<PersonShort>) =>
  ({ id: id as PersonId, name: 'Thomas Reyes', withheld: false, ...more }) as PersonShort

test('a man is called by his number until a name is confirmed that may be shown', () => {
  const man = { number: 12 }
  expect(drawn(<ManName of={{ ...man, confirmed: null }} />)).toBe('Unknown man 12')
  expect(drawn(<ManName of={{ ...man, confirmed: person({}) }} />)).toBe('Thomas Reyes')
  const withheld = person({ name: null, withheld: true })
  expect(drawn(<ManName of={{ ...man, confirmed: withheld }} />)).toBe('Unknown man 12')
  expect(drawn(<ManName of={{ ...man, confirmed: null }} />, 'ko')).toBe('신원 미상자 12번')
})

test('a name leads to its entry of the roster, and one that is on none says so', () => {
  expect(drawn(<PersonName of={person({})} />)).toMatch(
    new RegExp(`^<a [^>]*href="/people/${id}"[^>]*>Thomas Reyes</a>$`),
  )
  expect(drawn(<PersonName of={person({ id: null })} />)).toBe('Thomas Reyes')
  expect(drawn(<NameNote of={person({})} />)).toBe('')
  expect(words(drawn(<NameNote of={person({ id: null })} />))).not.toBe('')
})

test('a name that is withheld is not there, and it is said why', () => {
  const withheld = person({ name: null, withheld: true })
  expect(words(drawn(<PersonName of={withheld} />))).toBe('Name withheld')
  expect(drawn(<NameNote of={withheld} />)).toContain('may be living')
  expect(drawn(<NameNote of={{ ...withheld, id: null }} />)).toContain('found on the roster')
})

test('the way to a tip names what it is about', () => {
  const link = drawn(<TipLink about={{ kind: 'subject', id: id as SubjectId }} />)
  expect(link).toContain(`href="/tip?about=subject%3A${id}"`)
})
