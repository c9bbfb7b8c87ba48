import { declareDistinct } from '@rollcall/contract/camps.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import { editPerson } from '@rollcall/contract/people.ts'
import type { SubjectShort } from '@rollcall/contract/standing.ts'
import { correctPhoto } from '@rollcall/contract/stills.ts'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { admitted, caption, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { confirmedBy } from '../factories/confirmed.ts'
import { aStill } from '../factories/sources.ts'
import { aTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { differingAnew } from '../support/anew.ts'
import { database } from '../support/database.ts'
import { excludedWrongly } from '../support/excludedAnew.ts'
import { played } from '../support/proof.ts'
import { seedFor } from '../support/seed.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { allIn, brokenPromises } from '../support/stored.ts'
import { act, type Cast, done, IN_RIVER_CAMP, perform } from './acts.ts'
import { everyAnswer, everyPage } from './everywhere.ts'
import { Reader } from './readers.ts'

const LENGTH = { whole: 200, sample: 30 }
const ACTS = played('acts in the life of three men', LENGTH)
/** On a slow machine fewer are played. */
const LONGEST_MS = played('milliseconds of them', { whole: 240_000, sample: 15_000 })
/** So often everything is read and taken away, besides at the end: it takes its time. */
const TAKEN_EVERY = ACTS === LENGTH.whole ? 50 : Number.POSITIVE_INFINITY

let server: Server
let cast: Cast
/** Confirmed from the beginning as somebody whose name is withheld: nobody does anything about him. */
let settled: SubjectShort
/** The picture of which it is known when it was made. */
let dated: string
let readers: readonly Reader[]

/** What only moderators read of a tip that may not be quoted, and what is written around a name that is withheld. */
const [TIPPED, AROUND] = ['Zyxwanda', 'Wexlyppa']
const NUMBERS = 'SVC-773'

beforeAll(async () => {
  server = await startServer()
  const contributors = [await aContributor(server), await aContributor(server)]
  const moderators = [await aModerator(server), await aModerator(server), await aModerator(server)]
  const [one, other] = contributors as [Account, Account]
  const still = await aStill(one, { width: 400, height: 200, provenance: { date: '1951-01' } })
  dated = still.id
  // It was made in one camp, and of another it is known that it is another.
  const provenance = { date: '1951-01', camp: 'Valley camp' }
  await (moderators[0] as Account).client.done(correctPhoto, {
    ...{ params: { stillId: still.id }, body: { provenance } },
  })
  const at = (x: number) => ({ still, region: { x, y: 20, w: 60, h: 75 } })
  const men = [await aSubject(one, at(10)), await aSubject(other, at(110)), await aSubject(one)]
  const by = moderators[0] as Account
  const people = [
    await aPerson(by, { name: 'Known Roe', serviceNumber: `${NUMBERS}41` }),
    await aPerson(by, {
      ...{ name: 'Vaskzorb Quixjurn', died: undefined, serviceNumber: `${NUMBERS}42` },
    }),
    await aPerson(by, { name: 'Known Doe' }),
  ]
  await tellCampsApart(by, people[2]?.id as PersonId)
  const withheld = people[1]?.id
  const written = (id: string | null) => `As ${id === withheld ? AROUND : 'the sources'} said.`
  for (const [man, who] of [
    [0, 0],
    [1, 1],
    [2, 0],
    [1, 2],
  ] as const) {
    const [subject, person] = [men[man], people[who]]
    const made = await anIdentification(one, {
      ...(subject && { subject }),
      ...(person && { person }),
    })
    // With all that a confirmation asks for: from there every way is open.
    for (const body of [caption(), witness()])
      await admitted(other, moderators[2] as Account, made, {
        ...body,
        text: written(person?.id ?? null),
      })
  }
  settled = await aSubject(other)
  const named = await anIdentification(one, { subject: settled, person: { id: withheld ?? '' } })
  await confirmedBy(server, moderators.slice(0, 2) as [Account, Account], named)
  const { tip } = await aTip(server, {
    ...{ who: TIPPED, how: `${TIPPED} saw him there.` },
  })
  cast = { men, people, contributors, moderators, tipId: tip.id, written }
  readers = [
    new Reader(
      'visitor',
      aVisitor(server),
      `vaskzorb|quixjurn|${AROUND}|${NUMBERS}|${TIPPED}|${tip.id}`,
    ),
    new Reader('blind', (await aContributor(server)).client, `${NUMBERS}|${TIPPED}|${tip.id}`),
  ]
  const topics = [...men, settled].map(({ id }) => `subject:${id}`)
  for (const one of readers) await one.watches(['wall', 'queue', 'me', `still:${dated}`, ...topics])
  await startWorker({ dataDir: server.dataDir })
})

const tellCampsApart = async ({ client }: Account, personId: PersonId): Promise<void> => {
  await client.done(editPerson, { params: { personId }, body: { stays: [IN_RIVER_CAMP] } })
  await client.done(editPerson, { params: { personId }, body: { stays: [] } })
  const [one = '', other = ''] = (await allIn(database, 'camps')).map(({ _id }) => _id)
  await client.done(declareDistinct, {
    params: { campId: one, otherId: other },
    body: { distinct: true, reasons: 'Two places on the same map.' },
  })
}

/** What a man's page is made of. */
const pathsOf = ({ id }: SubjectShort): string[] => [
  ...[`/api/subjects/${id}`, `/api/subjects/${id}/exclusions`],
]

/** Whatever answers with words; and what is asked for by a withheld name or a number comes back in no answer. */
const everywhere = async (): Promise<string[]> => {
  const stored = async (name: string) => (await allIn(database, name)).map(({ _id }) => _id)
  const ids = {
    subjectId: [...cast.men, settled].map(({ id }) => id),
    personId: cast.people.map(({ id }) => id),
    ...{ stillId: await stored('stills'), identificationId: await stored('identifications') },
    format: ['csv', 'json', 'jsonl', 'atom'],
  }
  const all = [...everyAnswer(ids), ...everyPage(ids)]
  const sought = ['Vaskzorb', 'quixjurn', 'Known', `${NUMBERS}42`].flatMap((q) =>
    ['/api/search', '/api/people', '/api/people/counts'].map((path) => `${path}?q=${q}`),
  )
  return [...all.filter((path) => !/\.(pdf|zip)$/.test(path)), ...sought]
}

const readAll = async (): Promise<void> => {
  const paths = await everywhere()
  await Promise.all(readers.map((reader) => reader.looksAt(paths)))
  await takeAll()
}

/** Takes every file away, as everybody may, and as moderators do for partners and for us. */
const takeAll = async (): Promise<void> => {
  const [visitor, blind] = readers as [Reader, Reader]
  for (const file of ['confirmed.xlsx', 'package.zip'])
    expect(await visitor.takes(`/api/exports/${file}`), file).not.toBeNull()
  await takePapers(visitor, 'lang=en')
  await takePapers(blind, 'lang=ko')
  // Who takes what is not for everybody gave his second factor just now.
  await database.collection('session').updateMany({}, { $set: { factorAt: new Date() } })
  for (const profile of ['partner', 'full']) {
    const [{ client }] = cast.moderators as [Account]
    const desk = new Reader(profile, client, `${TIPPED}|${cast.tipId}`)
    const asked = `profile=${profile}&reason=Asked`
    const whole = await desk.takes(`/api/exports/package.zip?${asked}`)
    expect(whole?.words).toContain(NUMBERS)
    // Of partners the package holds them; in full there is one of whoever is not confirmed too.
    if (profile === 'full') await takePapers(desk, `${asked}&lang=en`)
    expect(desk.complaints).toEqual([])
  }
}

const takePapers = async (reader: Reader, query: string): Promise<void> => {
  for (const { id } of [...cast.men, settled]) {
    const paper = await reader.takes(`/api/subjects/${id}/dossier.pdf?${query}`)
    if (id === settled.id) expect(paper, reader.name).not.toBeNull()
    const own = await loadStanding(id)
    const open = await allIn(database, 'identifications', {
      ...{ subjectId: own, joined: { $exists: false } },
      status: { $in: ['confirmed', 'ruled-out', 'retracted'] },
    })
    expect(paper?.tallies ?? 0, `${reader.name} ${id}`).toBeLessThanOrEqual(open.length)
  }
}

/** Whose page a man's is now. */
const loadStanding = async (id: string): Promise<string> => {
  const [one] = await allIn(database, 'subjects', { _id: id })
  return one?.merged?.root ?? id
}

/** An accepted one makes a confirmed name disputed ([X2]). */
const confirmedThoughExcluded = async (): Promise<string[]> => {
  const stands = { joined: { $exists: false } }
  const named = await allIn(database, 'identifications', { status: 'confirmed', ...stands })
  const accepted = await allIn(database, 'exclusions', { state: 'accepted', ...stands })
  const isOf = (one: (typeof named)[number]) =>
    accepted.some((row) => row.subjectId === one.subjectId && row.personId === one.personId)
  return named.filter(isOf).map(({ _id }) => `${_id} is confirmed though excluded`)
}

/** [M2] What its evidence does not carry any more leads the desk until somebody has decided, and nothing else does as such. */
const offTheDesk = async (): Promise<string[]> => {
  const short = await allIn(database, 'identifications', {
    ...{ short: { $exists: true }, joined: { $exists: false } },
  })
  const filed = await allIn(database, 'queue', { parts: 'short' })
  const [kept, rows] = [short, filed].map((some) => some.map(({ _id }) => String(_id)).sort())
  shortOnes.push(...(kept ?? []))
  return kept?.join() === rows?.join() ? [] : [`short: ${kept}; on the desk as such: ${rows}`]
}
const shortOnes: string[] = []

test('[M2, M7, I2, V2, P4, P7, T7, X1, X2, E2] a random life of three men: after each step what is stored follows from the rules worked out anew, and nobody reads what is not his on any page, frame or file', async () => {
  const acts = fc.sample(act, { seed: seedFor('life'), numRuns: ACTS })
  const until = Date.now() + LONGEST_MS
  for (const [n, one] of acts.entries()) {
    await perform(cast, one)
    const broken = [
      ...(await brokenPromises()),
      ...(await confirmedThoughExcluded()),
      ...(await differingAnew()),
    ]
    expect(broken, JSON.stringify(one)).toEqual([])
    const near = pathsOf(cast.men[one.man] as SubjectShort)
    for (const reader of readers) await reader.looksAt(near)
    if (one.what === 'fact') await expect.poll(excludedWrongly).toEqual([])
    if (one.what === 'part') await expect.poll(offTheDesk).toEqual([])
    if (n % TAKEN_EVERY === TAKEN_EVERY - 1) await readAll()
    for (const { complaints } of readers) expect(complaints).toEqual([])
    if (Date.now() > until) break
  }
  await expect.poll(excludedWrongly).toEqual([])
  await readAll()
  for (const { name, complaints, onlooker } of readers) {
    expect(complaints).toEqual([])
    expect(onlooker.withheld, name).toBeGreaterThan(0)
  }
  await expect.poll(offTheDesk).toEqual([])
  console.info(JSON.stringify({ ...Object.fromEntries(done), short: shortOnes.length }))
  expect(server.errors()).toEqual([])
}, 480_000)
