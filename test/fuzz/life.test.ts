import { decide, ruleEvidence } from '@rollcall/contract/cases.ts'
import { evidenceClasses } from '@rollcall/contract/evidence.ts'
import { listExclusions, raiseExclusion, ruleExclusion } from '@rollcall/contract/exclusions.ts'
import { giveEvidence, type Identification, propose } from '@rollcall/contract/identifications.ts'
import { editPerson, type Person } from '@rollcall/contract/people.ts'
import type { SubjectShort } from '@rollcall/contract/standing.ts'
import { getSubject, mergeSubject, unmergeSubject } from '@rollcall/contract/subjects.ts'
import { convertTip } from '@rollcall/contract/tipDesk.ts'
import { answers } from '@rollcall/contract/votes.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, vote, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { aTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { played } from '../support/proof.ts'
import { seedFor } from '../support/seed.ts'
import { type Server, startServer } from '../support/server.ts'
import { brokenPromises } from '../support/stored.ts'
import { Onlooker } from './onlooker.ts'

const ACTS = played('acts in the life of three men', { whole: 200, sample: 30 })
/** On a slow machine fewer are played. */
const LONGEST_MS = played('milliseconds of them', { whole: 240_000, sample: 15_000 })

let server: Server
let men: readonly SubjectShort[]
let people: readonly Person[]
let contributors: readonly Account[]
let moderators: readonly Account[]
/** Those who never answer nor rule. */
let readers: readonly { readonly client: Client; readonly onlooker: Onlooker; secrets: RegExp }[]
let tipId: string

beforeAll(async () => {
  server = await startServer()
  contributors = [await aContributor(server), await aContributor(server)]
  moderators = [await aModerator(server), await aModerator(server), await aModerator(server)]
  const [one, other] = contributors as [Account, Account]
  const still = await aStill(one, { width: 400, height: 200 })
  const at = (x: number) => ({ still, region: { x, y: 20, w: 60, h: 75 } })
  men = [await aSubject(one, at(10)), await aSubject(other, at(110)), await aSubject(one)]
  const by = moderators[0] as Account
  people = [
    await aPerson(by, { name: 'Known Roe', serviceNumber: 'SVC-77341' }),
    await aPerson(by, { name: 'Vaskzorb Quixjurn', died: undefined, serviceNumber: 'SVC-77342' }),
    await aPerson(by, { name: 'Known Doe' }),
  ]
  for (const [man, who] of [
    [0, 0],
    [1, 1],
    [2, 0],
    [1, 2],
  ] as const)
    await withEvidence(one, men[man] as SubjectShort, people[who] as Person)
  tipId = (await aTip(server, { how: 'He was there.' })).tip.id
  const nobody = { rivalsOf: () => [], partsOf: () => [], wholesOf: () => [] }
  const reader = (name: string, client: Client, secrets: RegExp) => ({
    ...{ client, secrets, onlooker: new Onlooker(name, nobody, false) },
  })
  readers = [
    reader('visitor', aVisitor(server), new RegExp(`vaskzorb|quixjurn|SVC-|${tipId}`, 'i')),
    reader('blind', (await aContributor(server)).client, new RegExp(`SVC-|${tipId}`)),
  ]
})

/** A name with all that a confirmation asks for: from there every way is open. */
const withEvidence = async (by: Account, subject: SubjectShort, person: Person): Promise<void> => {
  const made = await anIdentification(by, { subject, person })
  const [giver, ruler] = [contributors[1] as Account, moderators[2] as Account]
  for (const body of [caption(), witness()]) await admitted(giver, ruler, made, body)
}

interface Act {
  readonly what: (typeof whats)[number]
  readonly man: number
  readonly who: number
  readonly of: number
  readonly by: number
}
const whats = [
  ...(['propose', 'propose', 'answer', 'evidence', 'evidence', 'weigh', 'weigh', 'weigh'] as const),
  ...(['confirm', 'confirm', 'rule', 'rule', 'exclude', 'ruleExclusion', 'ruleExclusion'] as const),
  ...(['fact', 'merge', 'part', 'tip'] as const),
]
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(...whats),
  man: fc.nat(2),
  who: fc.nat(2),
  of: fc.nat(99),
  by: fc.nat(2),
})

const pick = <One>(all: readonly One[], n: number): One | undefined => all[n % all.length]
const because = { reasons: 'As the sources say.' }

/** What is refused changes nothing: only that nothing fails is asked of each. */
const perform = async ({ what, man, who, of, by }: Act): Promise<void> => {
  const subjectId = men[man]?.id as SubjectShort['id']
  const personId = people[who]?.id as Person['id']
  const giver = pick(contributors, by)?.client as Client
  const ruler = pick(moderators, by)?.client as Client
  const page = await ruler.done(getSubject, { params: { subjectId } })
  const one = pick(page.identifications, of)
  const params = { identificationId: one?.id as Identification['id'] }
  switch (what) {
    case 'propose':
      return sent(
        giver.call(propose, {
          params: { subjectId },
          body: { personId, basis: ['witness', 'caption'], ...because },
        }),
      )
    case 'answer':
      if (one) await vote(giver, one, pick(answers, of) ?? 'cant-tell', 'Seen.').catch(refused)
      return
    case 'evidence': {
      const stance = of % 5 === 0 ? 'against' : 'for'
      const said = { stance, origin: `Source ${of % 7}`, text: 'It says so.' } as const
      const body = { class: pick(evidenceClasses, of) ?? 'caption', ...said }
      return one && sent(giver.call(giveEvidence, { params, body }))
    }
    case 'weigh': {
      const open = one?.evidence.find(({ state }) => state === 'open')
      const body = { ruling: of % 4 ? 'admitted' : 'dismissed', ...because } as const
      return open && sent(ruler.call(ruleEvidence, { params: { evidenceId: open.id }, body }))
    }
    case 'confirm':
      return one && confirm(ruler, one)
    case 'rule': {
      const ruling = pick(one?.can.decide ?? [], of)
      if (!one || !ruling) return
      if (ruling === 'confirmed') return confirm(ruler, one)
      const body = { ruling, caseVersion: one.caseVersion ?? 0, ...because }
      return sent(ruler.call(decide, { params, body }))
    }
    case 'exclude': {
      const body = { personId, ...because }
      return sent(giver.call(raiseExclusion, { params: { subjectId }, body }))
    }
    case 'ruleExclusion': {
      const { items } = await ruler.done(listExclusions, { params: { subjectId }, query: {} })
      const row = pick(items, of)
      const ruling = row && pick(row.can.rule, of)
      const body = { ruling: ruling ?? 'dismissed', ...because }
      return row && sent(ruler.call(ruleExclusion, { params: { exclusionId: row.id }, body }))
    }
    case 'fact': {
      // Captured after the picture was made, or before.
      const captured = of % 2 ? '1953-06' : '1950-11'
      const { version } = (await ruler.send(`/api/people/${personId}`)).body as Person
      return sent(
        ruler.call(editPerson, { params: { personId }, body: { captured, version } as never }),
      )
    }
    case 'merge': {
      const into = pick(men, man + 1)?.id as SubjectShort['id']
      return sent(ruler.call(mergeSubject, { params: { subjectId }, body: { into, ...because } }))
    }
    case 'part':
      return sent(ruler.call(unmergeSubject, { params: { subjectId } }))
    case 'tip': {
      const said = { class: 'circumstance', stance: 'for', text: 'A tip says so.' } as const
      const body = { to: 'evidence', identificationId: params.identificationId, ...said } as const
      return one && sent(ruler.call(convertTip, { params: { tipId }, body }))
    }
    default:
      what satisfies never
  }
}

const sent = async (asked: Promise<{ status: number; body: unknown }>): Promise<void> => {
  const { status, body } = await asked
  expect(status, JSON.stringify(body)).toBeLessThan(500)
  done.set(
    status < 300 ? 'done' : 'refused',
    (done.get(status < 300 ? 'done' : 'refused') ?? 0) + 1,
  )
}
const refused = () => done.set('refused', (done.get('refused') ?? 0) + 1)
const done = new Map<string, number>()

/** Past an open or accepted exclusion of the two there is no way ([M2]). */
const confirm = async (ruler: Client, one: Identification): Promise<void> => {
  const params = { subjectId: one.subjectId }
  const { items } = await ruler.done(listExclusions, { params, query: { limit: 100 } })
  const excluded = items.some(
    ({ person, state }) =>
      person.id === one.person.id && (state === 'open' || state === 'accepted'),
  )
  const body = { ruling: 'confirmed', caseVersion: one.caseVersion ?? 0, ...because } as const
  const { status, body: answered } = await ruler.call(decide, {
    params: { identificationId: one.id },
    body,
  })
  expect(status, JSON.stringify(answered)).toBeLessThan(500)
  if (excluded) expect(status, JSON.stringify(answered)).toBeGreaterThanOrEqual(400)
  done.set(`confirm ${status}`, (done.get(`confirm ${status}`) ?? 0) + 1)
}

/** An accepted one makes a confirmed name disputed ([X2]). */
const confirmedThoughExcluded = async (): Promise<string[]> => {
  const stands = { joined: { $exists: false } }
  const named = await database
    .collection('identifications')
    .find({ status: 'confirmed', ...stands })
    .toArray()
  const accepted = await database
    .collection('exclusions')
    .find({ state: 'accepted', ...stands })
    .toArray()
  const isOf = (one: (typeof named)[number]) =>
    accepted.some((row) => row.subjectId === one.subjectId && row.personId === one.personId)
  return named.filter(isOf).map(({ _id }) => `${_id} is confirmed though excluded`)
}

const publicPaths = ['csv', 'json', 'jsonl'].map((format) => `/api/exports/confirmed.${format}`)
const pathsOf = ({ id }: SubjectShort): string[] => [
  ...[`/api/subjects/${id}`, `/api/subjects/${id}/exclusions`],
]
const paths = (): string[] => [
  ...men.flatMap((man) => [
    ...[...pathsOf(man), `/api/subjects/${man.id}/identifications`, `/subjects/${man.id}`],
    `/iiif/presentation/3/subjects/${man.id}/annotations`,
  ]),
  ...people.flatMap(({ id }) => [`/api/people/${id}`, `/api/people/${id}/exclusions`]),
  ...['/api/subjects', '/api/feed.json', '/api/feed.atom', '/api/exports/annotations'],
  ...publicPaths,
]

const lookAt = async (these: readonly string[]): Promise<void> => {
  for (const { client, onlooker, secrets } of readers)
    for (const path of these) {
      const { status, body } = await client.send(path)
      expect(status, path).toBeLessThan(500)
      onlooker.receives(body, path)
      expect(JSON.stringify(body).match(secrets)?.[0], path).toBeUndefined()
    }
}

test('[M2, I2, V2, P4, P7, X2] a random life of three men: after each step nobody has two names, none is confirmed past what excludes him, and nobody reads what is not his', async () => {
  const acts = fc.sample(act, { seed: seedFor('life'), numRuns: ACTS })
  const until = Date.now() + LONGEST_MS
  for (const [n, one] of acts.entries()) {
    await perform(one)
    const broken = [...(await brokenPromises()), ...(await confirmedThoughExcluded())]
    expect(broken, JSON.stringify(one)).toEqual([])
    await lookAt(n % 10 === 9 ? paths() : pathsOf(men[one.man] as SubjectShort))
    if (Date.now() > until) break
  }
  await lookAt(paths())
  for (const { onlooker } of readers) {
    expect(onlooker.complaints.slice(0, 9)).toEqual([])
    expect(onlooker.withheld).toBeGreaterThan(0)
  }
  console.info(JSON.stringify(Object.fromEntries(done)))
  expect(server.errors()).toEqual([])
}, 360_000)
