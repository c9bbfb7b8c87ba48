import { readCamps } from '@rollcall/api/camps/camp.reader.ts'
import { hasDeathRecord, hundredthBirthday } from '@rollcall/api/people/lifetime.ts'
import { listRoster } from '@rollcall/api/people/people.list.ts'
import { People } from '@rollcall/api/people/people.model.ts'
import {
  isPresumedLiving,
  mayReadName,
  nameReadableBy,
} from '@rollcall/api/people/people.policy.ts'
import { presentPerson, shortForFreeText } from '@rollcall/api/people/people.presenter.ts'
import { loadPerson } from '@rollcall/api/people/people.reader.ts'
import { findPeople } from '@rollcall/api/people/people.search.ts'
import { addPerson } from '@rollcall/api/people/people.service.ts'
import type { PortraitDoc } from '@rollcall/api/people/portrait.model.ts'
import { newId, rawOf } from '@rollcall/api/platform/database/documents.ts'
import { inTransaction } from '@rollcall/api/platform/database/transaction.ts'
import { type Viewer, visitor } from '@rollcall/api/platform/viewer.ts'
import type { PersonId, PortraitId } from '@rollcall/contract/ids.ts'
import { fateCode } from '@rollcall/contract/personFacts.ts'
import { personBody } from '@rollcall/contract/personGiven.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { useModels } from '../support/database.ts'
import { seedFor } from '../support/seed.ts'
import { aViewer } from '../support/viewers.ts'

useModels()
const moderator = aViewer('moderator')
const viewers: readonly Viewer[] = [
  visitor,
  aViewer(),
  moderator,
  aViewer('admin'),
  { ...aViewer(), suspended: true },
]
const now = new Date('2026-11-21T12:00:00Z')

test.each([
  ['1926-11-21', false],
  ['1926-11-22', true],
  ['1926', true],
  ['1925', false],
  ['192X', true],
  ['191X', false],
  ['1900/1925', false],
  ['1900/1930', true],
  ['../1920', false],
  ['1900/..', true],
  ['1900/', true],
  ['[1910,1912..1920]', false],
  ['[1910..1930]', true],
  ['{1910,1920..1930}', true],
  ['1915~', false],
  ['1924?', true],
  ['1910-21', false],
  ['XXXX', true],
  ['19XX', true],
  ['Y-17E7', true],
  ['1926S2', true],
  ['0001-01-01', true],
  ['-1951', true],
  ['0000', true],
  ['1849', true],
  ['1868', false],
])('[P4] born %s: presumed living on 21 November 2026 is %s', (born, living) => {
  const person = { deathRecorded: false, hundredAt: hundredthBirthday(born) }
  expect(isPresumedLiving(person, now)).toBe(living)
})

test('[P4] with no date of birth he counts as living', () => {
  expect(hundredthBirthday(null)).toBeNull()
  expect(isPresumedLiving({ deathRecorded: false, hundredAt: null }, now)).toBe(true)
})

test('[P4] a date of death, or a fate that is one, is a death record; a missing man has none', () => {
  expect(hasDeathRecord('XXXX', [])).toBe(true)
  for (const none of ['2951', '0001-01-01', '1900-01-01', '-1951', '/', '../..', '/..'])
    expect([none, hasDeathRecord(none, [])]).toEqual([none, false])
  for (const some of ['1951/..', '../1953', '1951S2', '195X'])
    expect(hasDeathRecord(some, [])).toBe(true)
  const deadly = fateCode.options.filter((code) => hasDeathRecord(null, [{ code }]))
  expect(deadly).toEqual(['died-in-captivity', 'unaccounted-kia'])
})

/** Each of these is left out as often as it is given. */
const sometimes = <T>(...values: T[]) =>
  fc.option(fc.constantFrom(...values), { freq: 2, nil: undefined })
const bodies = fc.record({
  name: fc.constantFrom('Alder Quillfeather', 'Birch Quillfeather', 'Cedar Quillfeather'),
  otherNames: sometimes(['Quill']),
  serviceNumber: fc.constantFrom('RA 10 000 001', 'US 20 000 002'),
  unit: fc.constant('Company B'),
  force: fc.constant('United States'),
  heightCm: fc.constant(178),
  stays: fc.constant([{ camp: 'Camp 5', from: '1951', source: 'A letter' }]),
  ids: fc.constant([{ authority: 'DPAA', id: 'K-0147' }]),
  born: sometimes('1899', '1910/1925', '1926', '1930~', '1900/..', 'XXXX'),
  died: sometimes('1951', '1950/..'),
  fates: sometimes([{ code: 'died-in-captivity' }], [{ code: 'returned-big-switch' }], []),
  publishedLists: sometimes([{ title: 'An official list' }], []),
  consent: sometimes('His daughter, 2020'),
})

beforeAll(async () => {
  const seed = seedFor('names withheld')
  for (const body of fc.sample(bodies, { seed, numRuns: 150 }))
    await inTransaction((session) => addPerson(session, moderator, personBody.parse(body)))
})

test('[P4, S2] what may be read is the same by the rule and by its query, for every role', async () => {
  const people = await rawOf(People).find().toArray()
  for (const viewer of viewers) {
    const found = await rawOf(People).find(nameReadableBy(viewer)).toArray()
    const read = people.filter((person) => mayReadName(viewer, person))
    expect(found.map(({ _id }) => _id).sort()).toEqual(read.map(({ _id }) => _id).sort())
  }
  const shown = people.filter((person) => mayReadName(visitor, person)).length
  expect(shown).toBeGreaterThan(10)
  expect(people.length - shown).toBeGreaterThan(10)
})

const portrait = (personId: PersonId): PortraitDoc => ({
  _id: newId<PortraitId>(),
  personId,
  ...{ date: '1950', source: 'His sister', rights: null, takenOff: false },
  ...{ from: 0, width: 40, height: 50 },
  pictures: [{ width: 40, type: 'image/webp', file: 'ab/abcd.webp' }],
  ...{ placeholder: '', sha256: '', addedBy: moderator.id, addedAt: now },
})

test('[P4] a withheld name leaves nothing that gives the man away', async () => {
  for (const person of await rawOf(People).find().toArray()) {
    const camps = await readCamps(person.stays.map(({ camp }) => camp))
    const shown = presentPerson(visitor, person, [portrait(person._id)], camps)
    expect(shown.withheld).toBe(!mayReadName(visitor, person))
    if (!shown.withheld) continue
    const { id, presumedLiving, addedAt, version, ...rest } = shown
    expect(rest).toEqual({
      ...{
        name: null,
        withheld: true,
        unread: [],
        otherNames: [],
        rank: null,
        branch: null,
        unit: null,
      },
      ...{ born: null, died: null, captured: null, released: null, fates: [] },
      ...{ force: null, heightCm: null, stays: [], ids: [] },
      ...{
        publishedLists: [],
        portraits: [],
        sources: {},
        nameIsPublic: false,
        can: { edit: false, givePortrait: false },
      },
    })
  }
})

test('[P4] service number and consent are shown to moderators only', async () => {
  for (const person of await rawOf(People).find().limit(20).toArray())
    for (const viewer of viewers) {
      const isModerator = viewer.kind === 'account' && viewer.role !== 'contributor'
      const shown = presentPerson(viewer, person, [], new Map())
      expect('serviceNumber' in shown && 'consent' in shown).toBe(isModerator)
    }
})

test('[P4] a free-text name is withheld from visitors, and from a suspended account', () => {
  const shown = viewers.map((viewer) => shortForFreeText(viewer, 'John Doe').name)
  expect(shown).toEqual([null, 'John Doe', 'John Doe', 'John Doe', null])
})

test('[P4] lists and searches of a visitor hold no withheld entry, and no cursor leads to one', async () => {
  const people = await rawOf(People).find().toArray()
  const readable = people.filter((person) => mayReadName(visitor, person))
  const listed = []
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await listRoster(visitor, { limit: 7, ...(cursor && { cursor }) })
    listed.push(...page.people.map(({ _id }) => _id))
    cursor = page.nextCursor
  }
  expect(listed.toSorted()).toEqual(readable.map(({ _id }) => _id).sort())
  for (const q of ['Quillfeather', 'quil', 'Cedar', 'A Q', 'RA 10 000 001'])
    for (const { person } of await findPeople(visitor, q, 100))
      expect(mayReadName(visitor, await loadPerson(person._id))).toBe(true)
  const hidden = people.find((person) => !mayReadName(visitor, person))
  await expect(listRoster(visitor, { limit: 7, cursor: `${hidden?._id}` })).rejects.toThrow(
    'cursor',
  )
})
