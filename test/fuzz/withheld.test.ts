import { castVote, decide, releaseText, ruleEvidence } from '@rollcall/contract/cases.ts'
import { evidenceClasses } from '@rollcall/contract/evidence.ts'
import {
  getIdentification,
  giveEvidence,
  type Identification,
  propose,
} from '@rollcall/contract/identifications.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { played } from '../support/proof.ts'
import { seedFor } from '../support/seed.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { everyAnswer } from './everywhere.ts'

const ACTS = played('acts', { whole: 60, sample: 15 })
const MEN = 4

let server: Server
let proposers: readonly Account[]
let moderators: readonly Account[]
/** Those who read as visitors do. */
let outsiders: Readonly<Record<string, Client>>

beforeAll(async () => {
  server = await startServer()
  const [one, two, first, second, young, unverified, suspended] = await Promise.all([
    aContributor(server, { name: 'Wilma Overbrook' }),
    aContributor(server, { name: 'Horst Underhill' }),
    aModerator(server),
    aModerator(server),
    aContributor(server, { ageHours: 1 }),
    aContributor(server, { verified: false }),
    aContributor(server, { suspended: true }),
  ])
  proposers = [one, two]
  moderators = [first, second]
  outsiders = {
    visitor: aVisitor(server),
    young: young.client,
    unverified: unverified.client,
    suspended: suspended.client,
  }
})

/** Names that occur in no word of ours. */
const syllables = ['vask', 'zorb', 'quix', 'jurn', 'wexl', 'yppa', 'oktu', 'drav']
const namePart = fc
  .tuple(fc.constantFrom(...syllables), fc.constantFrom(...syllables))
  .map((two) => {
    const [first = '', ...rest] = two.join('')
    return first.toUpperCase() + rest.join('')
  })
const hangul = fc
  .tuple(...['김이박최', '뷁뷃쿕쾍', '퀭퀠쀼쒜'].map((some) => fc.constantFrom(...some)))
  .map((three) => three.join(''))

interface Named {
  readonly name: string
  readonly otherNames: readonly string[]
}
const named: fc.Arbitrary<Named> = fc.record({
  name: fc.tuple(namePart, namePart).map((two) => two.join(' ')),
  otherNames: fc.tuple(hangul).map((one) => [...one]),
})

/** What may not be read of a name: each part of two letters or more, in lower case and without marks. */
const tellingIn = ({ name, otherNames }: Named): string[] =>
  [...name.split(' '), ...otherNames.flatMap((full) => [full, full.slice(1)])].map(plain)
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{DI}’']/gu, '')
    .normalize('NFC')
    .toLowerCase()

/** How people write a part of a name in a sentence. */
const ways: readonly ((said: string) => string)[] = [
  (said) => `It was ${said}.`,
  (said) => `It was ${said.toUpperCase()}’s face`,
  (said) => `Mr. ${said.toLowerCase()}s, as we said`,
  (said) => `${said}이 거기 있었다`,
  (said) => `(${said}씨는)`,
  (said) => `see https://example.org/${said.toLowerCase()}-1951`,
  (said) => `${said.slice(0, 2)}\u00ad${said.slice(2)} again`,
  (said) => `${said[0]}\u0301${said.slice(1)} once more`,
]

interface Act {
  readonly what: 'evidence' | 'rule' | 'release' | 'decide' | 'vote'
  readonly on: number
  readonly by: number
  readonly way: number
  readonly of: number
}
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom('evidence', 'evidence', 'rule', 'release', 'release', 'decide', 'vote'),
  on: fc.nat(99),
  by: fc.nat(1),
  way: fc.nat(ways.length - 1),
  of: fc.nat(99),
})

/** One man with a withheld candidate on the roster, a withheld free-text name and one that is public. */
interface Man {
  readonly withheld: readonly Named[]
  readonly identifications: readonly Identification[]
}

/** Marks of the texts that somebody released: any other text is known by its own. */
const released = new Set<string>()
let made = 0
const written = ({ withheld }: Man, way: number, of: number): string => {
  made += 1
  const parts = withheld.flatMap(({ name, otherNames }) => [...name.split(' '), ...otherNames])
  const said = ways[way % ways.length]?.(parts[of % parts.length] ?? '') ?? ''
  return `mark${made}mark ${said}`
}

const aMan = async (names: readonly [Named, Named], still: Still, n: number): Promise<Man> => {
  const [moderator, proposer] = [moderators[0] as Account, proposers[n % 2] as Account]
  const region = { x: 10 + 90 * n, y: 20, w: 60, h: 75 }
  const subject = await aSubject(proposer, { still, region })
  const [living, free] = names
  const person = await aPerson(moderator, {
    name: living.name,
    otherNames: [...living.otherNames],
    died: undefined,
  })
  if (n === 0) await aPortrait(moderator, person, { source: `${living.name}’s sister` })
  const known = await aPerson(moderator, { name: `John Doe ${n}` })
  const man: Man = { withheld: names, identifications: [] }
  const proposed: Identification[] = []
  for (const who of [{ personId: person.id }, { name: free.name }, { personId: known.id }])
    proposed.push(
      await proposer.client.done(propose, {
        params: { subjectId: subject.id },
        body: { ...who, basis: ['witness', 'caption'], reasons: written(man, n, proposed.length) },
      }),
    )
  return { ...man, identifications: proposed }
}

const perform = async (men: readonly Man[], { what, on, by, way, of }: Act): Promise<void> => {
  const man = men[on % men.length] as Man
  const one = man.identifications[of % man.identifications.length] as Identification
  const params = { identificationId: one.id }
  const [giver, ruler] = [proposers[by], moderators[by]] as [Account, Account]
  const now = await ruler.client.done(getIdentification, { params })
  const items = now.evidence.filter(({ state }) => state === 'open')
  switch (what) {
    case 'evidence': {
      const text = () => written(man, way, of)
      const body = {
        stance: of % 4 === 0 ? 'against' : 'for',
        origin: text(),
        text: text(),
      } as const
      const link = `https://example.org/${plain(man.withheld[0]?.name ?? '').replace(' ', '-')}`
      await giver.client.call(giveEvidence, {
        params,
        body: { class: evidenceClasses[on % evidenceClasses.length] ?? 'caption', link, ...body },
      })
      return
    }
    case 'rule': {
      const evidenceId = items[of % Math.max(1, items.length)]?.id
      const ruling = of % 2 ? 'admitted' : 'dismissed'
      const body = { ruling, reasons: written(man, way, of) } as const
      if (evidenceId) await ruler.client.call(ruleEvidence, { params: { evidenceId }, body })
      return
    }
    case 'release': {
      const texts = now.case?.heldTexts ?? []
      const text = texts[on % Math.max(1, texts.length)]
      if (!text) return
      const body = { textId: text.id, heldNames: now.case?.heldNames ?? '', text: text.covered }
      const { status } = await ruler.client.call(releaseText, { params, body })
      const mark = /mark\d+mark/.exec(text.text)?.[0]
      if (status === 201 && mark) released.add(mark)
      return
    }
    case 'decide': {
      const ruling = now.can.decide[of % Math.max(1, now.can.decide.length)]
      const body = { caseVersion: now.caseVersion ?? 0, reasons: written(man, way, of) }
      if (ruling) await ruler.client.call(decide, { params, body: { ruling, ...body } })
      return
    }
    case 'vote':
      await giver.client.call(castVote, { params, body: { answer: 'same-sure', reason: 'Seen.' } })
      return
    default:
      what satisfies never
  }
}

/** Whatever an outsider can ask for: every GET of the contract, and pages as the server sends them. */
const addresses = (men: readonly Man[], still: Still): string[] => {
  const all = men.flatMap(({ identifications }) => identifications)
  const of = (ids: (string | null | undefined)[]) => [...new Set(ids.flatMap((id) => id ?? []))]
  const ids = {
    identificationId: of(all.map(({ id }) => id)),
    subjectId: of(all.map(({ subjectId }) => subjectId)),
    personId: of(all.map(({ person }) => person.id)),
    stillId: [still.id],
    format: ['csv', 'json', 'jsonl'],
  }
  const names = men.flatMap(({ withheld }) => withheld.map(({ name }) => name))
  return [
    ...everyAnswer(ids),
    ...ids.subjectId.map((id) => `/subjects/${id}`),
    ...ids.personId.map((id) => `/people/${id}`),
    // What is asked for comes back in no answer.
    ...names.map((name) => `/api/people?q=${encodeURIComponent(name)}`),
  ]
}

const readAll = async (paths: readonly string[], readers = outsiders): Promise<string[]> => {
  const got: string[] = []
  for (const [name, client] of Object.entries(readers))
    for (const path of paths) {
      const { status, body } = await client.send(path)
      expect(status, path).toBeLessThan(500)
      got.push(`${name} ${path.split('?')[0]} ${status} ${JSON.stringify(body)}`)
    }
  return got
}

test('[P4, P5, P7] a random case, with rulings and releases: no answer, frame, export or page tells an outsider a withheld name or what nobody released', async () => {
  const seed = seedFor('withheld')
  // A free-text name has no other names.
  const free = named.map(({ name }) => ({ name, otherNames: [] }))
  const names = fc.sample(fc.tuple(named, free), { seed, numRuns: MEN })
  const still = await aStill(proposers[0] as Account, { width: 400, height: 200 })
  const men: Man[] = []
  for (const [n, two] of names.entries()) men.push(await aMan(two, still, n))
  const heard: string[] = []
  for (const client of Object.values(outsiders)) {
    const live = await goLive(client)
    live.onFrame(({ event, value }) => heard.push(`socket ${event} ${JSON.stringify(value)}`))
    for (const man of men) await live.watch(`subject:${man.identifications[0]?.subjectId}`)
    for (const topic of ['wall', `still:${still.id}`]) await live.watch(topic)
  }
  const acts = fc.sample(act, { seed, numRuns: ACTS })
  for (const one of acts) await perform(men, one)
  // In a short run nobody may have released anything.
  for (const one of acts.slice(0, 2 * MEN)) await perform(men, { ...one, what: 'release' })

  const got = await readAll(addresses(men, still))
  const telling = names.flat().flatMap(tellingIn)
  const faultsIn = (text: string): string[] => {
    const said = plain(text)
    const shown = [...said.matchAll(/mark\d+mark[^"]*/gu)].map(([mark]) => mark)
    return [
      ...shown.filter((mark) => !released.has(mark.split(' ')[0] ?? '')),
      ...telling.filter((one) => said.includes(one)),
    ]
  }
  const faults = [...got, ...heard].map((text) => [text.slice(0, 60), ...faultsIn(text)])
  expect(faults.filter(([, ...found]) => found.length > 0)).toEqual([])
  expect([...released].some((mark) => got.some((text) => text.includes(mark)))).toBe(true)
  const inside = await readAll(addresses(men, still), { inside: (proposers[0] as Account).client })
  expect(inside.some((text) => faultsIn(text).length > 0)).toBe(true)
  expect(server.errors()).toEqual([])
}, 360_000)
