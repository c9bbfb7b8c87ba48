import {
  bodyOf,
  emptyPerson,
  emptyStay,
  formOf,
  patchOf,
  type StayForm,
} from '@rollcall/client/people/personForm.ts'
import { wrongIn } from '@rollcall/client/people/wrong.ts'
import type { Person } from '@rollcall/contract/people.ts'
import { personBody, personPatch } from '@rollcall/contract/personGiven.ts'
import { expect, test } from 'vitest'

const person = {
  id: '64f0c2a1b3d4e5f60718293a',
  name: 'Daniel R. Whitlock',
  withheld: false,
  otherNames: ['Danny Whitlock', '휘틀록'],
  rank: 'Pfc.',
  branch: null,
  unit: null,
  born: '1931~',
  died: null,
  captured: '1950-11-30',
  released: null,
  force: null,
  heightCm: 178,
  stays: [
    { camp: 'a'.repeat(24), names: [{ text: 'Camp 5' }], from: '1951', source: 'A letter' },
    { camp: 'b'.repeat(24), names: [{ text: 'The Valley' }, { text: '골짜기' }], source: null },
  ],
  ids: [{ authority: 'DPAA', id: 'K-0147' }],
  sources: { captured: 'Casualty report' },
  fates: [{ code: 'unaccounted-pow', authority: 'Army' }],
  publishedLists: [{ title: 'A list', url: 'https://example.org/' }],
  presumedLiving: true,
  nameIsPublic: true,
  serviceNumber: 'RA 17 245 108',
  consent: null,
  addedAt: '2026-11-21T10:00:00Z',
  version: 1,
  can: { edit: true },
} as unknown as Person

test('an entry that is not touched in its form is not changed by it', () => {
  expect(patchOf(formOf(person), person)).toEqual({})
})

test('a correction sends what was changed only, and null for what was emptied', () => {
  const form = { ...formOf(person), rank: ' Cpl. ', captured: '', heightCm: ' 180 ' }
  const patch = patchOf(form, person)
  expect(patch).toEqual({ rank: 'Cpl.', captured: null, heightCm: 180 })
  expect(personPatch.parse(patch)).toEqual(patch)
})

test('[P6] a stay is sent by what its camp goes by, with null where no source is named', () => {
  const { stays: [first, second] = [] } = formOf(person)
  const form = { ...formOf(person), stays: [{ ...(second as StayForm), to: '1951-02' }], ids: [] }
  expect(first).toEqual({ camp: 'Camp 5', from: '1951', to: '', source: 'A letter' })
  const patch = patchOf(form, person)
  expect(patch).toEqual({ stays: [{ camp: 'The Valley', to: '1951-02', source: null }], ids: [] })
  expect(personPatch.parse(patch)).toEqual(patch)
})

test('a new entry says nothing of what was left empty', () => {
  const form = { ...emptyPerson, name: 'John Doe', sources: { ...emptyPerson.sources, rank: ' ' } }
  const said = Object.entries(bodyOf(form)).filter(([, value]) => !Array.isArray(value))
  expect(Object.fromEntries(said)).toEqual({ name: 'John Doe', sources: {} })
  expect(personBody.safeParse(bodyOf(form)).success).toBe(true)
})

test('what is wrong is named by the path of its field, as the server would', () => {
  const form = {
    ...emptyPerson,
    born: 'long ago',
    died: '1951-02/1951-08',
    heightCm: '5 feet',
    stays: [emptyStay, { ...emptyStay, camp: 'Camp 5', from: '1953', to: '1951' }],
    ids: [{ authority: 'DPAA', id: '' }],
    fates: [{ code: '', authority: '', asOf: '1953' }] as const,
    publishedLists: [{ title: '', date: 'soon', url: 'ftp://example.org' }],
  }
  expect([...wrongIn(form).keys()]).toEqual([
    ...['name', 'born', 'heightCm', 'stays.0.camp', 'stays.1.to', 'ids.0.id', 'fates.0.code'],
    ...['publishedLists.0.title', 'publishedLists.0.date', 'publishedLists.0.url'],
  ])
  expect(wrongIn(formOf(person)).size).toBe(0)
})
