import { listEvidence } from '@rollcall/contract/casePages.ts'
import type { BodySent } from '@rollcall/contract/endpoint.ts'
import type { Evidence } from '@rollcall/contract/evidence.ts'
import { getIdentification, giveEvidence, propose } from '@rollcall/contract/identifications.ts'
import type { Person } from '@rollcall/contract/people.ts'
import { editPerson } from '@rollcall/contract/people.ts'
import { getPool } from '@rollcall/contract/pool.ts'
import { addStill, restrictStill } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { aPerson, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { upload } from '../support/upload.ts'

let server: Server
let moderator: Account
let contributor: Account
/** Those who could be the man by the date of his photo, the winter of 1950. */
let fits: Person
let late: Person
let stillId: string
let man: { readonly id: string }

const lists = { publishedLists: [{ title: 'The list of 1953' }], died: undefined }

beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
  contributor = await aContributor(server)
  fits = await aPerson(moderator, { ...lists, name: 'Alfred Early', captured: '1950-11' })
  late = await aPerson(moderator, { ...lists, name: 'Barnaby Late', captured: '1952' })
  await aPerson(moderator, { name: 'Living Withheld', died: undefined, captured: '1950-10' })
  const uploadId = await upload(contributor.client, await makePhoto())
  const still = await contributor.client.done(addStill, {
    body: { uploadId, title: 'At the gate', provenance: { date: '1950-12' } },
  })
  stillId = still.id
  man = await aSubject(contributor, { still })
})

type Given = Extract<BodySent<typeof giveEvidence>, { class: 'circumstance' }>
const circumstance = (more: Partial<Given>): Given => ({
  class: 'circumstance',
  stance: 'for',
  origin: 'The roster',
  text: 'Few men fit.',
  ...more,
})

const proposed = (personId: string, by = contributor) =>
  by.client.done(propose, {
    params: { subjectId: man.id },
    body: {
      personId: personId as Person['id'],
      basis: [{ class: 'circumstance', pool: {} }],
      reasons: 'Few men fit.',
    },
  })

const countedIn = async (client: Client, identificationId: string): Promise<Evidence[]> => {
  const { items } = await client.done(listEvidence, { params: { identificationId } })
  return items.filter((one) => one.class === 'circumstance')
}

test('[C4, C5] how many men the circumstances leave is counted by the pool, and kept with its filters, counts and day', async () => {
  const before = Date.now()
  const { id } = await proposed(fits.id)
  const [item] = await countedIn(contributor.client, id)
  expect(item).toMatchObject({
    menLeft: 2,
    alone: 2,
    pool: {
      people: 3,
      left: 2,
      rows: [
        { filter: 'captured', on: true, date: '1950-12', removes: 1, undecided: 0, left: 2 },
        { filter: 'released', on: true, date: '1950-12', removes: 0, undecided: 2, left: 2 },
        { filter: 'died', on: true, date: '1950-12', removes: 0, undecided: 2, left: 2 },
      ],
    },
  })
  expect(Date.parse(item?.pool?.at ?? '')).toBeGreaterThanOrEqual(before)

  const params = { personId: late.id }
  await moderator.client.done(editPerson, { params, body: { captured: '1950-12' } })
  const { left } = await contributor.client.done(getPool, { params: { subjectId: man.id } })
  expect(left).toBe(3)
  expect((await countedIn(contributor.client, id))[0]).toEqual(item)
  await moderator.client.done(editPerson, { params, body: { captured: '1952' } })
})

test('[C5, P4] visitors read the number, not what was counted for it; nobody counts who reads but some of the names', async () => {
  const { id } = await proposed(fits.id)
  const [item] = await countedIn(aVisitor(server), id)
  expect(item).toMatchObject({ menLeft: 2 })
  expect(item).not.toHaveProperty('pool')

  const fresh = await aContributor(server, { ageHours: 1 })
  const refused = await fresh.client.refused(giveEvidence, {
    params: { identificationId: id },
    body: circumstance({ pool: {} }),
  })
  expect(refused.errors).toEqual([
    { path: 'pool', message: expect.stringContaining('names that you can read') },
  ])
})

test('[C5, S3] a number beside the pool, a filter that there is not, and one that takes out the proposed person are refused at their field, and nothing is kept', async () => {
  const { id } = await proposed(fits.id)
  const before = await contributor.client.done(getIdentification, {
    params: { identificationId: id },
  })
  for (const [more, path] of [
    [{ menLeft: 1, pool: {} }, 'menLeft'],
    [{ pool: { off: ['colour'] } }, 'pool.off.0'],
    [{ pool: { height: 20 } }, 'pool.height'],
    [{ pool: { force: '' } }, 'pool.force'],
  ] as const) {
    const { errors } = await contributor.client.refused(giveEvidence, {
      params: { identificationId: id },
      body: circumstance(more as Partial<Given>),
    })
    expect(errors).toMatchObject([{ path }])
  }
  const out = await contributor.client.refused(propose, {
    params: { subjectId: man.id },
    body: {
      personId: late.id,
      basis: ['witness', { class: 'circumstance', pool: {} }],
      reasons: 'He looks like him.',
    },
  })
  expect(out.errors).toMatchObject([{ path: 'basis.1.pool' }])
  const params = { identificationId: id }
  expect(await contributor.client.done(getIdentification, { params })).toEqual(before)
})

test('[C5] a filter that was switched off, and what somebody saw himself, are kept as they were', async () => {
  const { id } = await proposed(fits.id)
  await contributor.client.done(giveEvidence, {
    params: { identificationId: id },
    body: circumstance({ pool: { off: ['captured'], rank: 'Cpl.', height: 175 } }),
  })
  const item = (await countedIn(contributor.client, id)).at(-1)
  expect(item?.pool?.rows).toMatchObject([
    { filter: 'captured', on: false },
    { filter: 'released', on: true },
    { filter: 'died', on: true },
    { filter: 'rank', on: true, value: 'Cpl.', undecided: 3 },
    { filter: 'height', on: true, value: '175', undecided: 3 },
  ])
  expect(item?.menLeft).toBe(3)
})

test('[C5, A9] it is counted by the pictures that everybody may see, whoever gives it', async () => {
  const params = { stillId }
  const body = { restricted: true, reasons: 'The family asked for it.' }
  const { id } = await proposed(fits.id)
  await moderator.client.done(restrictStill, { params, body })
  await moderator.client.done(giveEvidence, {
    params: { identificationId: id },
    body: circumstance({ pool: {} }),
  })
  expect((await countedIn(moderator.client, id)).at(-1)).toMatchObject({
    menLeft: 3,
    pool: { rows: [] },
  })
})
