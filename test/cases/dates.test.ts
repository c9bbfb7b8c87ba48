import type { EvidenceBody } from '@rollcall/contract/evidence.ts'
import { addFilm } from '@rollcall/contract/films.ts'
import { giveEvidence } from '@rollcall/contract/identifications.ts'
import { addPerson, editPerson, getPerson } from '@rollcall/contract/people.ts'
import { addPortrait, correctPortrait } from '@rollcall/contract/personPortraits.ts'
import { addStill, correctPhoto } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import type { Answer } from '../support/client.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'
import { hashOfStored } from '../support/stored.ts'
import { admitted, caption, read, ruled, vote, witness } from './world.ts'

let server: Server
let moderators: [Account, Account]
let contributor: Account
beforeAll(async () => {
  server = await startServer()
  moderators = [await aModerator(server), await aModerator(server)]
  contributor = await aContributor(server)
})

const family = (portraitDate: string): EvidenceBody => ({
  class: 'family',
  stance: 'for',
  origin: 'His sister',
  text: 'She compared it with this portrait.',
  portraitDate,
})

test('[A8] [S3] wherever a date comes in, one that is none is refused with its field, and nothing is stored', async () => {
  const made = await anIdentification(contributor)
  const still = await aStill(contributor)
  const person = await aPortrait(moderators[0], await aPerson(moderators[0]))
  const before = await hashOfStored()
  const people = { personId: person.id }
  const portrait = { ...people, portraitId: person.portraits[0]?.id ?? '' }
  for (const date of ['1952/1950', '1951-02-29', '1951-29', '9'.repeat(2000)]) {
    const by = moderators[0].client
    const refused: [string, Promise<Answer>][] = [
      [
        'portraitDate',
        contributor.client.call(giveEvidence, {
          params: { identificationId: made.id },
          body: family(date),
        }),
      ],
      ...(['born', 'died', 'captured', 'released'] as const).flatMap(
        (field): [string, Promise<Answer>][] => [
          [field, by.call(addPerson, { body: { name: 'Al Able', [field]: date } })],
          [field, by.call(editPerson, { params: people, body: { [field]: date } })],
        ],
      ),
      [
        'fates.0.asOf',
        by.call(editPerson, { params: people, body: { fates: [{ code: 'unknown', asOf: date }] } }),
      ],
      [
        'publishedLists.0.date',
        by.call(editPerson, {
          params: people,
          body: { publishedLists: [{ title: 'A list', date }] },
        }),
      ],
      ['date', by.call(addPortrait, { params: people, body: { uploadId: 'none', date } })],
      ['date', by.call(correctPortrait, { params: portrait, body: { date } })],
      [
        'provenance.date',
        contributor.client.call(addStill, {
          body: { uploadId: 'none', title: 'A', provenance: { date } },
        }),
      ],
      [
        'provenance.date',
        contributor.client.call(addFilm, {
          body: { uploadId: 'none', title: 'A', provenance: { date } },
        }),
      ],
      [
        'provenance.date',
        by.call(correctPhoto, { params: { stillId: still.id }, body: { provenance: { date } } }),
      ],
    ]
    for (const [path, answering] of refused) {
      const { status, body } = await answering
      expect([status, body]).toEqual([
        400,
        expect.objectContaining({ errors: [{ path, message: expect.any(String) }] }),
      ])
    }
  }
  expect(await hashOfStored()).toBe(before)
})

/** Writes a date past the contract, as it was let in before dates were read so strictly. */
const stored = (name: string, _id: string, field: string) =>
  database.collection<{ _id: string }>(name).updateOne({ _id }, { $set: { [field]: '1952/1950' } })

test('[A8] [P1] a date that was stored and is none counts as unknown, is shown as it was written, and breaks nothing', async () => {
  const still = await aStill(contributor)
  const subject = await aSubject(contributor, { still })
  const person = await aPortrait(
    moderators[0],
    await aPerson(moderators[0], {
      name: 'Orrin Vexley',
      fates: [{ code: 'unknown', asOf: '1953' }],
    }),
    { date: '1950' },
  )
  const made = await anIdentification(contributor, { subject, person })
  const giver = await aContributor(server)
  const strong = await admitted(giver, moderators[0], made, caption())
  await admitted(giver, moderators[0], made, witness())
  await admitted(giver, moderators[0], made, family('1950'))
  await stored('people', person.id, 'born')
  await stored('people', person.id, 'fates.0.asOf')
  await stored('portraits', person.portraits[0]?.id ?? '', 'date')
  await stored('stills', still.id, 'provenance.date')
  await database
    .collection('evidence')
    .updateMany({ portraitDate: '1950' }, { $set: { portraitDate: '1952/1950' } })

  const live = await goLive(contributor.client)
  expect(await live.watch(`subject:${subject.id}`)).toMatchObject({ ok: true })
  const voter = (await aContributor(server)).client
  const cast = await vote(voter, strong, 'same-sure')
  await live.untilChanged('identification')
  expect(cast.evidence.find(({ portraitDate }) => portraitDate)).toMatchObject({
    portraitDate: '1952/1950',
    points: 1,
  })
  for (const { client } of [moderators[0], contributor])
    for (const path of [
      `/api/identifications/${made.id}`,
      `/api/subjects/${subject.id}`,
      `/api/subjects/${subject.id}/identifications`,
      `/api/stills/${still.id}`,
      '/api/stills',
      '/api/films',
      '/api/subjects',
      `/api/people/${person.id}`,
      '/api/people',
      '/api/people?q=Vexley',
      '/api/exports/confirmed.json',
      '/api/exports/confirmed.csv',
      '/api/exports/confirmed.jsonl',
    ])
      expect([path, (await client.send(path)).status]).toEqual([path, 200])
  expect((await moderators[0].client.send('/api/moderation/queue')).status).toBe(200)
  const shown = await moderators[0].client.done(getPerson, { params: { personId: person.id } })
  expect(shown).toMatchObject({
    born: '1952/1950',
    fates: [{ asOf: '1952/1950' }],
    portraits: [{ date: '1952/1950' }],
    presumedLiving: false,
  })
  const decided = await read(moderators[0].client, made)
  for (const { client } of moderators)
    expect((await ruled(client, decided, 'confirmed')).status).toBe(201)
})
