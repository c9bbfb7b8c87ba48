import { inOrderFor } from '@rollcall/api/cases/comparisonOrder.ts'
import { castVote, openTally, takeVoteBack } from '@rollcall/contract/cases.ts'
import { findTrial, listComparisons, skipComparison } from '@rollcall/contract/comparisons.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { restrictStill } from '@rollcall/contract/stills.ts'
import type { Answer } from '@rollcall/contract/votes.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { inOneDay } from '../support/day.ts'
import { seedFor } from '../support/seed.ts'
import { type Server, startServer } from '../support/server.ts'
import { admitted, caption, ruled, witness } from './world.ts'

let server: Server
let moderator: Account
let proposer: Account
beforeAll(async () => {
  server = await startServer()
  moderator = await aModerator(server)
  proposer = await aContributor(server)
})

/** Somebody with a portrait is proposed for a man. */
const aComparison = async (asked: { name?: string; died?: string } = {}) => {
  const person = await aPerson(moderator, asked)
  await aPortrait(moderator, person, { date: '1950-06' })
  return anIdentification(proposer, { person })
}
const asked = (by: Account) => by.client.done(listComparisons, { query: { limit: 100 } })
const idsFor = async (by: Account) =>
  (await asked(by)).items.map(({ identification }) => identification.id as string)
const of = ({ id }: Identification) => ({ params: { identificationId: id } })
const answer = (by: Account, one: Identification, said: Answer, relative = false) =>
  by.client.done(castVote, {
    ...of(one),
    body: { answer: said, relative, reason: 'I looked again.' },
  })

test('a comparison has the man as he is seen, the portraits, and the question', async () => {
  const one = await aComparison()
  const { items, doneToday } = await asked(await aContributor(server))
  const found = items.find(({ identification }) => identification.id === one.id)
  expect(found).toMatchObject({
    identification: { id: one.id, can: { vote: true }, mine: null },
    subject: { id: one.subjectId },
    sightings: [{ subjectId: one.subjectId }],
    portraits: [{ date: '1950-06' }],
  })
  expect(doneToday).toBe(0)
})

test('[V3, I4] nobody is asked what he has answered, or where his answer would not count', async () => {
  const one = await aComparison()
  const [voter, relative, opener] = [
    await aContributor(server),
    await aContributor(server),
    await aModerator(server),
  ]
  await answer(voter, one, 'same-likely')
  await answer(relative, one, 'same-sure', true)
  await relative.client.done(takeVoteBack, of(one))
  await opener.client.done(openTally, { ...of(one), body: { reasons: 'A complaint came in.' } })
  for (const by of [voter, relative, opener, proposer])
    expect(await idsFor(by)).not.toContain(one.id)
  await voter.client.done(takeVoteBack, of(one))
  expect(await idsFor(voter)).toContain(one.id)
})

test('without a portrait, or with a name that is not on the roster, there is nothing to compare', async () => {
  const bare = await anIdentification(proposer, { person: await aPerson(moderator) })
  const written = await anIdentification(proposer, { name: 'Danny Whitlock' })
  const ids = await idsFor(await aContributor(server))
  expect(ids).not.toContain(bare.id)
  expect(ids).not.toContain(written.id)
})

test('[V2] whoever has not answered learns how many have, and neither their direction nor an order that follows it', async () => {
  const [one, other] = [await aComparison(), await aComparison()]
  const onlooker = await aContributor(server)
  const voter = await aContributor(server)
  const seen: string[][] = []
  for (const said of ['same-sure', 'different-sure', 'cant-tell'] as const) {
    await answer(voter, one, said)
    await answer(await aContributor(server), other, said)
    const { items } = await asked(onlooker)
    for (const { identification } of items)
      expect(identification).toMatchObject({ tally: null, verdict: null, community: null })
    expect(
      items.find(({ identification }) => identification.id === one.id)?.identification.answered,
    ).toBe(1)
    seen.push(items.map(({ identification }) => identification.id).filter((id) => id !== other.id))
  }
  expect(new Set(seen.map((ids) => ids.join())).size).toBe(1)
})

test('[V2] the order goes by how few have answered, is the same each time, and is not the same for everybody', () => {
  const seed = seedFor('comparisons')
  const ones = fc.uniqueArray(
    fc.record({
      _id: fc.stringMatching(/^[0-9a-f]{24}$/),
      status: fc.constantFrom('proposed', 'disputed', 'confirmed'),
      answered: fc.nat({ max: 40 }),
      skipped: fc.boolean(),
    }),
    { selector: ({ _id }) => _id, minLength: 2, maxLength: 30 },
  )
  const run = fc.property(ones, fc.shuffledSubarray(['a', 'b', 'c']), (all, [who = 'a']) => {
    const ordered = inOrderFor(who, all)
    expect(inOrderFor(who, all.toReversed())).toEqual(ordered)
    for (const [at, one] of ordered.entries())
      for (const later of ordered.slice(at + 1)) {
        expect(Number(one.skipped)).toBeLessThanOrEqual(Number(later.skipped))
        if (one.skipped !== later.skipped) continue
        if (one.status === 'confirmed') expect(later.status).toBe('confirmed')
        else if (later.status !== 'confirmed')
          expect(one.answered - later.answered).toBeLessThanOrEqual(3)
      }
  })
  fc.assert(run, { seed, numRuns: 200 })
  const even = Array.from({ length: 9 }, (_, n) => ({
    _id: `${n}`,
    status: 'proposed',
    answered: 0,
    skipped: false,
  }))
  const orders = ['a', 'b', 'c'].map((who) =>
    inOrderFor(who, even)
      .map(({ _id }) => _id)
      .join(),
  )
  expect(new Set(orders).size).toBe(3)
})

test('what one skipped comes last, for oneself alone', async () => {
  const by = await aContributor(server)
  const other = await aContributor(server)
  await aComparison()
  const before = await idsFor(other)
  const [first = ''] = await idsFor(by)
  await by.client.done(skipComparison, { params: { identificationId: first } })
  expect((await idsFor(by)).at(-1)).toBe(first)
  expect(await idsFor(other)).toEqual(before)
})

test('the answers of today are counted by the server, without those that were taken back', () =>
  inOneDay(async () => {
    const by = await aContributor(server)
    const [one, other] = [await aComparison(), await aComparison()]
    await answer(by, one, 'cant-tell')
    await answer(by, other, 'same-likely')
    expect((await asked(by)).doneToday).toBe(2)
    await by.client.done(takeVoteBack, of(other))
    expect((await asked(by)).doneToday).toBe(1)
    const since = new Date(Date.now() + 60_000).toISOString()
    expect((await by.client.done(listComparisons, { query: { since } })).doneToday).toBe(0)
  }))

const leftFor = async (by: Account) => {
  const { left } = await by.client.done(listComparisons, { query: { limit: 1 } })
  expect(left.more).toBe(false)
  return left.count
}

test('[P4, A9, C6] what somebody has left is counted as he may see it: what he answered, whose name or stills he may not see, and what has no picture yet is none of it', async () => {
  const [by, unverified] = [
    await aContributor(server),
    await aContributor(server, { verified: false }),
  ]
  const [had, other] = [await leftFor(by), await leftFor(unverified)]
  const [one, two] = [await aComparison(), await aComparison()]
  await by.client.done(skipComparison, { params: { identificationId: two.id } })
  expect([await leftFor(by), await leftFor(unverified)]).toEqual([had + 2, other + 2])
  await answer(by, one, 'cant-tell')
  expect(await leftFor(by)).toBe(had + 1)

  const living = await aPerson(moderator, { died: undefined })
  const hidden = await anIdentification(proposer, { person: living })
  expect(await leftFor(by)).toBe(had + 1)
  // It comes into the line with the first portrait.
  await aPortrait(moderator, living)
  expect([await leftFor(by), await leftFor(unverified)]).toEqual([had + 2, other + 2])
  expect(await idsFor(unverified)).not.toContain(hidden.id)

  const { stillId } = (await asked(by)).items.find((each) => each.identification.id === two.id)
    ?.sightings[0] ?? { stillId: '' }
  const act = { restricted: true, reasons: 'His family asked for it.' }
  await moderator.client.done(restrictStill, { params: { stillId }, body: act })
  expect([await leftFor(by), await leftFor(unverified)]).toEqual([had + 1, other + 1])
  expect(await idsFor(moderator)).toContain(two.id)
})

test('whoever is confirmed is asked about after everybody who is not', async () => {
  const [one, undecided] = [await aComparison(), await aComparison()]
  const [first, second] = [await aModerator(server), await aModerator(server)]
  await admitted(proposer, first, one, caption())
  const ready = await admitted(proposer, first, one, witness())
  await ruled(first.client, ready, 'confirmed')
  await ruled(second.client, ready, 'confirmed')
  const ids = await idsFor(await aContributor(server))
  expect(ids.indexOf(undecided.id)).toBeLessThan(ids.indexOf(one.id))
})

const trial = async () => (await aVisitor(server).done(findTrial)).trial?.identificationId

test('[P4, V2] a visitor tries one of those with the fewest answers, undecided, of a name that he may read', async () => {
  const tried = await trial()
  const list = await asked(await aContributor(server))
  const found = list.items.find(({ identification }) => identification.id === tried)
  expect(found?.identification.person.withheld).toBe(false)
  expect(found?.identification.status).not.toBe('confirmed')
  const fewest = Math.min(...list.items.map(({ identification }) => identification.answered))
  expect((found?.identification.answered ?? 99) - fewest).toBeLessThanOrEqual(3)

  // Nobody else's name is left that a visitor may read.
  const living = await aPerson(moderator, { died: undefined })
  await aPortrait(moderator, living)
  const hidden = await anIdentification(proposer, { person: living })
  for (let at = 0; at < 5; at++) expect(await trial()).not.toBe(hidden.id)
})

test('[S2] comparisons are for accounts: a visitor is asked to sign in', async () => {
  expect((await aVisitor(server).refused(listComparisons)).code).toBe('auth.required')
  expect((await aVisitor(server).refused(skipComparison, of(await aComparison()))).code).toBe(
    'auth.required',
  )
})
