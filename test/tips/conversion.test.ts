import { randomUUID } from 'node:crypto'
import { originOfTip } from '@rollcall/api/identifications/giver.ts'
import { firstBrokenLink } from '@rollcall/api/platform/audit.ts'
import { castVote, decide, releaseText, ruleEvidence } from '@rollcall/contract/cases.ts'
import type { BodySent } from '@rollcall/contract/endpoint.ts'
import { listExclusions, raiseExclusion, ruleExclusion } from '@rollcall/contract/exclusions.ts'
import {
  getIdentification,
  giveEvidence,
  type Identification,
  propose,
} from '@rollcall/contract/identifications.ts'
import { describeSighting, mendSighting } from '@rollcall/contract/marks.ts'
import { editPerson } from '@rollcall/contract/people.ts'
import { correctPortrait } from '@rollcall/contract/personPortraits.ts'
import { getSubject, mergeSubject } from '@rollcall/contract/subjects.ts'
import { convertTip, dismissTip, getTip, type Tip } from '@rollcall/contract/tipDesk.ts'
import { addToTip, openThread } from '@rollcall/contract/tips.ts'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { ruled, ruleOn } from '../cases/world.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Answer, Plain } from '../support/client.ts'
import { database, useModels } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
let contributor: Account
let moderator: Account
useModels()
beforeAll(async () => {
  server = await startServer()
  contributor = await aContributor(server)
  moderator = await aModerator(server)
})

const params = ({ id }: { id: string }) => ({ tipId: id })
const thread = (receipt: string) => aVisitor(server).done(openThread, { body: { receipt } })
const proposal = (subject: { id: string }, who: object = { name: 'John Doe' }) => ({
  to: 'identification' as const,
  subjectId: subject.id,
  ...who,
  basis: ['witness' as const, 'family' as const],
  reasons: 'A nephew names him, from letters.',
})
const evidence = (identification: { id: string }, text = 'A nephew recognised him.') => ({
  to: 'evidence' as const,
  identificationId: identification.id,
  class: 'family' as const,
  stance: 'for' as const,
  text,
})
type Body = Plain<BodySent<typeof convertTip>>
const convert = (tip: { id: string }, body: Body, by = moderator, key?: string) =>
  by.client.call(convertTip, { params: params(tip), body, ...(key && { key }) })
const converted = async (tip: { id: string }, body: Body): Promise<Tip> =>
  moderator.client.done(convertTip, { params: params(tip), body })
const seenTip = (tip: { id: string }) => moderator.client.done(getTip, { params: params(tip) })
const seenBy = (account: Pick<Account, 'client'>, id: string): Promise<Identification> =>
  account.client.done(getIdentification, { params: { identificationId: id } })

test('[T7, I2] a tip becomes an identification whose proposer is its sender, and each class of its basis evidence', async () => {
  const subject = await aSubject(contributor)
  const { receipt, tip } = await aTip(server, { about: { kind: 'subject', id: subject.id } })
  const after = await converted(tip, proposal(subject))
  expect(after).toMatchObject({
    status: 'converted',
    became: [{ kind: 'identification', subjectNumber: subject.number, status: 'proposed' }],
  })
  const id = after.became[0]?.identificationId ?? ''
  const shown = await seenBy(moderator, id)
  expect(shown.proposals).toMatchObject([{ tipId: tip.id, mine: false }])
  expect(shown.evidence.map((item) => [item.class, item.origin, item.tipId, item.state])).toEqual([
    ['witness', originOfTip(tip.id), tip.id, 'open'],
    ['family', originOfTip(tip.id), tip.id, 'open'],
  ])
  const public_ = await seenBy({ client: aVisitor(server) }, id)
  expect(public_.proposals[0]).not.toHaveProperty('tipId')
  expect(public_.proposals[0]).toMatchObject({ by: 'the sender of a tip', fromTip: true })
  expect(public_.evidence.map(({ fromTip }) => fromTip)).toEqual([true, true])
  expect(JSON.stringify(public_)).not.toContain(tip.how)
  expect(await thread(receipt)).toMatchObject({
    status: 'converted',
    became: [{ kind: 'identification', identificationId: id, status: 'proposed' }],
  })
})

test('[T7, X1] a tip becomes an exclusion raised by its sender, once; the moderator who made it may rule on it, and the receipt tells', async () => {
  const subject = await aSubject(contributor)
  const person = await aPerson(moderator)
  const { receipt, tip } = await aTip(server, { about: { kind: 'subject', id: subject.id } })
  const body = {
    to: 'exclusion' as const,
    subjectId: subject.id,
    personId: person.id,
    reasons: 'The nephew has his wooden leg at home.',
  }
  const after = await converted(tip, body)
  expect(after.became).toMatchObject([
    { kind: 'exclusion', state: 'open', subjectNumber: subject.number, status: null },
  ])
  expect((await convert(tip, body)).status).toBe(409)
  const list = { params: { subjectId: subject.id } }
  const shown = await aVisitor(server).done(listExclusions, list)
  expect(shown.items).toMatchObject([
    { fromTip: true, giver: 'contributor', by: null, reasons: body.reasons, kind: 'other' },
  ])
  expect(JSON.stringify(shown)).not.toContain(tip.id)
  const { id: exclusionId } = shown.items[0] ?? { id: '' }
  await moderator.client.done(ruleExclusion, {
    params: { exclusionId },
    body: { ruling: 'accepted', reasons: 'The letter is in the file.' },
  })
  expect(await thread(receipt)).toMatchObject({
    status: 'converted',
    became: [
      { kind: 'exclusion', state: 'accepted', words: [{ of: 'reasons', text: body.reasons }] },
    ],
  })
  expectProblem(
    await convert(tip, proposal(subject, { personId: person.id })),
    'exclusion.accepted',
  )
})

test('[T7, V3] the moderator who converts it may rule on it, and his answer counts', async () => {
  const person = await aPerson(moderator)
  const { tip } = await aTip(server)
  const after = await converted(tip, proposal(await aSubject(contributor), { personId: person.id }))
  const id = after.became[0]?.identificationId ?? ''
  const vote = { params: { identificationId: id }, body: { answer: 'same-sure' as const } }
  expect((await moderator.client.done(castVote, vote)).mine).toMatchObject({ counted: true })
  const shown = await seenBy(moderator, id)
  for (const { id: evidenceId } of shown.evidence)
    await ruleOn(moderator.client, evidenceId, 'admitted')
  const ruling = await ruled(moderator.client, await seenBy(moderator, id), 'ruled-out')
  expect(ruling.status).toBe(201)
})

test('[T7, C4] one tip is one origin: two classes of it feed one', async () => {
  const person = await aPerson(moderator)
  const { tip } = await aTip(server)
  const after = await converted(tip, proposal(await aSubject(contributor), { personId: person.id }))
  const id = after.became[0]?.identificationId ?? ''
  for (const item of (await seenBy(moderator, id)).evidence)
    await ruleOn(moderator.client, item.id, 'admitted')
  expect((await seenBy(moderator, id)).case).toMatchObject({ score: 3, fed: ['witness'] })
})

test('[T7, C4] evidence of a tip may name what the tip has it from: two tips about one caption are one origin', async () => {
  const open = await anIdentification(contributor)
  const body = { ...evidence(open), class: 'caption' as const, origin: 'The newsreel of May 1951' }
  for (const { tip } of [await aTip(server), await aTip(server)]) await converted(tip, body)
  const given = (await seenBy(moderator, open.id)).evidence.slice(-2)
  expect(given.map(({ origin }) => origin)).toEqual([body.origin, body.origin])
  expect(given.map(({ fromTip }) => fromTip)).toEqual([false, false])
  expect(given.map(({ tipId }) => tipId)).not.toContain(undefined)
})

test('[T7, I2] it joins the open identification of the same man', async () => {
  const subject = await aSubject(contributor)
  const open = await anIdentification(contributor, { subject })
  const { tip } = await aTip(server)
  const after = await converted(tip, proposal(subject))
  expect(after.became[0]?.identificationId).toBe(open.id)
  const joined = await seenBy(moderator, open.id)
  expect(joined.proposals).toHaveLength(2)
  expect(joined.can.decide).toContain('ruled-out')
})

test('[T7] a tip becomes evidence, and the receipt tells how that and the identification go on', async () => {
  const person = await aPerson(moderator, { name: 'Paul Roe' })
  const open = await anIdentification(contributor, { person })
  const { receipt, tip } = await aTip(server)
  const after = await converted(tip, evidence(open))
  const [item] = after.became
  if (item?.kind !== 'evidence') throw new Error('it became something else')
  const told = async () => {
    const read = await thread(receipt)
    return read.status === 'converted' ? read.became[0] : null
  }
  expect(await told()).toMatchObject({ state: 'open', person: { name: 'Paul Roe' } })
  await moderator.client.done(ruleEvidence, {
    params: { evidenceId: item.evidenceId },
    body: { ruling: 'admitted', reasons: 'The letters were seen.' },
  })
  await ruled(moderator.client, await seenBy(moderator, open.id), 'ruled-out')
  expect(await told()).toMatchObject({ state: 'admitted', status: 'ruled-out' })
})

test('[T7] each thing is made of it once, also at the same moment; another man may be', async () => {
  const subject = await aSubject(contributor)
  const { tip } = await aTip(server)
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => convert(tip, proposal(subject))),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  for (const one of answers) if (one.status === 409) expectProblem(one, 'tip.converted')
  const { identifications } = await moderator.client.done(getSubject, {
    params: { subjectId: subject.id },
  })
  expect(identifications).toHaveLength(1)
  expect(identifications[0]?.evidence).toHaveLength(2)

  const [id = ''] = identifications.map((one) => one.id)
  expectProblem(await convert(tip, evidence({ id })), 'tip.converted')
  const other = await aSubject(contributor)
  expect((await converted(tip, proposal(other, { name: 'Paul Roe' }))).became).toHaveLength(2)
})

test('[T7, S4] a conversion sent twice with its key is done once and answered twice', async () => {
  const subject = await aSubject(contributor)
  const { tip } = await aTip(server)
  const key = randomUUID()
  const twice = [
    await convert(tip, proposal(subject), moderator, key),
    await convert(tip, proposal(subject), moderator, key),
  ]
  expect(twice.map(({ status }) => status)).toEqual([201, 201])
  expect(twice[1]?.body).toMatchObject({ became: [{ kind: 'identification' }] })
  expect((await seenTip(tip)).became).toHaveLength(1)
})

test('[T7, M6] it is in the chain of acts, by keyed ids alone', async () => {
  const { tip } = await aTip(server)
  const after = await converted(tip, proposal(await aSubject(contributor)))
  const identification = after.became[0]?.identificationId
  const entry = await database
    .collection('audit')
    .findOne({ 'about.identification': identification })
  expect(entry).toMatchObject({
    act: 'tip.to-identification',
    commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(JSON.stringify(entry)).not.toMatch(new RegExp(`${tip.id}|${moderator.id}`))
  expect(await firstBrokenLink()).toBeNull()
})

test('[T7, S3] what does not fit makes nothing of it: no man, no person, a closed case', async () => {
  const { tip } = await aTip(server)
  const subject = await aSubject(contributor)
  const nobody = { id: 'f'.repeat(24) }
  const noMan = await convert(tip, proposal(nobody))
  expect(expectProblem(noMan, 'request.invalid').errors?.[0]?.path).toBe('subjectId')
  const noCase = await convert(tip, evidence(nobody))
  expect(expectProblem(noCase, 'request.invalid').errors?.[0]?.path).toBe('identificationId')
  const unknown = await convert(tip, proposal(subject, { personId: nobody.id }))
  expect(expectProblem(unknown, 'request.invalid').errors?.[0]?.path).toBe('personId')
  const both = await convert(tip, proposal(subject, { personId: nobody.id, name: 'John' }))
  expect(expectProblem(both, 'request.invalid').errors?.[0]?.path).toBe('personId')

  const closed = await anIdentification(contributor, { subject })
  const { caseVersion } = await seenBy(moderator, closed.id)
  await moderator.client.done(decide, {
    params: { identificationId: closed.id },
    body: { ruling: 'ruled-out', caseVersion: caseVersion ?? 0, reasons: 'He was elsewhere.' },
  })
  expectProblem(await convert(tip, evidence(closed)), 'identification.closed')
  expect(await seenTip(tip)).toMatchObject({
    status: 'waiting',
    became: [],
  })
})

test('[T7] what was converted is not dismissed; what was dismissed may still be converted', async () => {
  const { receipt, tip } = await aTip(server)
  const dismiss = () =>
    moderator.client.call(dismissTip, { params: params(tip), body: { reasons: 'No name.' } })
  expect((await dismiss()).status).toBe(201)
  const after = await converted(tip, proposal(await aSubject(contributor)))
  expect(after.can).toMatchObject({ dismiss: false })
  expectProblem(await dismiss(), 'tip.converted')
  expect((await thread(receipt)).status).toBe('converted')
})

describe('within what the sender allows', () => {
  const how =
    'I am Mary Roe. He was the eldest of us seven, and sang “Danny Boy” on the train.\nDo not tell my sister.'
  const refused = async (tip: { id: string }, body: Body) =>
    expectProblem(await convert(tip, body), 'request.invalid').errors?.map(({ path }) => path)

  it('[T2, T7] words of a sender who does not let them be shown are refused, field by field, and nothing is made of them', async () => {
    const subject = await aSubject(contributor)
    const person = await aPerson(moderator)
    const open = await anIdentification(contributor)
    const { receipt, tip } = await aTip(server, {
      how,
      relationship: 'his sister',
      mayPublish: true,
    })
    const added = { receipt, text: 'He kept bees.' }
    await aVisitor(server).done(addToTip, { body: added })
    const says = (reasons: string) => refused(tip, { ...proposal(subject), reasons })
    expect(await says(how)).toEqual(['reasons'])
    expect(await says('The sister: HE WAS — the eldest of us\u200b seven.')).toEqual(['reasons'])
    expect(await says('The sister says: he kept bees.')).toEqual(['reasons'])
    const witness = {
      ...evidence(open, 'A sister knew him by his song.'),
      class: 'witness' as const,
      origin: 'A song, “sang Danny Boy on the train”',
      knewHim: 'Eldest of us seven, and sang Danny Boy',
    }
    expect((await refused(tip, witness))?.sort()).toEqual(['knewHim', 'origin'])
    expect(await seenTip(tip)).toMatchObject({ became: [], mayQuote: false })

    const summary = 'A sister remembers which song he sang when he left.'
    await converted(tip, { ...proposal(subject, { personId: person.id }), reasons: summary })
    const told = await thread(receipt)
    expect(told).toMatchObject({ became: [{ words: [{ of: 'reasons', text: summary }] }] })
  })

  it('[T2, M2, K5] nor do the reasons of a ruling, or of a mended mark, hold them, where something in the case was made of his tip', async () => {
    const other = await anIdentification(contributor)
    const { tip } = await aTip(server, { how, mayPublish: true })
    const body = evidence(other, 'A sister knew him by his song.')
    const id = (await converted(tip, body)).became[0]?.identificationId ?? ''
    const before = await seenBy(moderator, id)
    const item = before.evidence.find(({ fromTip }) => fromTip)?.id as never
    const quoted = 'His sister says he was the eldest of us seven.'
    const rule = (reasons: string) =>
      moderator.client.call(ruleEvidence, {
        params: { evidenceId: item },
        body: { ruling: 'dismissed', reasons },
      })
    const decideOn = (
      { id, caseVersion = 0 }: Pick<Identification, 'id' | 'caseVersion'>,
      reasons: string,
    ) =>
      moderator.client.call(decide, {
        params: { identificationId: id },
        body: { ruling: 'ruled-out', caseVersion, reasons },
      })
    const { sightings } = await moderator.client.done(getSubject, {
      params: { subjectId: other.subjectId },
    })
    const [{ id: sightingId, stillId, region, version }] = sightings as [(typeof sightings)[number]]
    const mend = (reasons: string) =>
      moderator.client.call(mendSighting, {
        params: { stillId, sightingId },
        body: { region: { ...region, w: region.w + 1 }, version, reasons },
      })
    const answers = [await rule(quoted), await decideOn(before, quoted), await mend(quoted)]
    for (const answer of answers)
      expect(expectProblem(answer, 'request.invalid').errors).toMatchObject([{ path: 'reasons' }])
    const { client } = moderator
    const params = { subjectId: other.subjectId }
    const joined = await aSubject(contributor)
    const quoting: [string, Promise<Answer>][] = [
      [
        'reasons',
        client.call(mergeSubject, { params, body: { into: joined.id, reasons: quoted } }),
      ],
      [
        'reasons',
        client.call(mergeSubject, {
          params: { subjectId: joined.id },
          body: { into: other.subjectId, reasons: quoted },
        }),
      ],
      [
        'reasons',
        client.call(raiseExclusion, {
          params,
          body: { personId: (await aPerson(moderator)).id, reasons: quoted },
        }),
      ],
      [
        'basis.0.text',
        client.call(propose, {
          params,
          body: {
            name: 'Another Man',
            basis: [{ class: 'witness', text: quoted }],
            reasons: 'A sister was asked.',
          },
        }),
      ],
      [
        'text',
        client.call(giveEvidence, {
          params: { identificationId: id },
          body: { class: 'witness', stance: 'for', origin: 'A sister', text: quoted },
        }),
      ],
      [
        'clues.0.note',
        client.call(describeSighting, {
          params: { stillId, sightingId },
          body: { clues: [{ kind: 'wound', note: quoted }], version },
        }),
      ],
    ]
    for (const [path, answering] of quoting)
      expect(expectProblem(await answering, 'request.invalid').errors).toMatchObject([{ path }])
    expect((await rule('A song proves nothing.')).status).toBe(200)
    const elsewhere = await anIdentification(contributor)
    expect((await decideOn(await seenBy(moderator, elsewhere.id), quoted)).status).toBe(201)
  })

  it('[T2] a short tip is repeated by all of it, and a long one also where nothing parts its words', async () => {
    const subject = await aSubject(contributor)
    const says = async (words: string, reasons: string) => {
      const { tip } = await aTip(server, { how: words })
      return (await convert(tip, { ...proposal(subject), reasons })).status
    }
    expect(await says('My uncle.', '“My uncle!”')).toBe(400)
    expect(await says('My uncle.', 'A nephew calls him my uncle.')).toBe(201)
    const korean = '벽동 수용소에서 저희 큰아버지와 함께 지내신 분입니다'
    expect(await says(korean, `제보: ${korean.replaceAll(' ', '')}.`)).toBe(400)
    expect(await says(korean, '큰아버지의 동료라고 합니다.')).toBe(201)
  })

  it('[T2, T7] whose words may be shown is quoted, but never named without leave; the receipt tells all of it, word for word', async () => {
    const open = await anIdentification(contributor, { person: await aPerson(moderator) })
    const { receipt, tip } = await aTip(server, { how, mayQuote: true })
    expect(await refused(tip, { ...evidence(open, how), origin: 'mary roe' })).toEqual([
      'text',
      'origin',
    ])
    const body = { ...evidence(open, 'He was the eldest of us seven.'), origin: 'A letter' }
    await converted(tip, body)
    expect(await thread(receipt)).toMatchObject({
      tip: { mayQuote: true },
      became: [
        {
          words: [
            { of: 'text', text: body.text },
            { of: 'origin', text: body.origin },
          ],
        },
      ],
    })
    const { tip: named } = await aTip(server, { how, mayQuote: true, mayPublish: true })
    await converted(named, { ...evidence(open, how), origin: 'Mary Roe' })
  })
})

test('[T2] a correction of somebody, or of his portrait, repeats no words that the sender of a tip about him keeps back', async () => {
  const person = await aPerson(moderator)
  const kept = 'We have all of his letters from the valley in a box at home.'
  await aTip(server, { how: kept, about: { kind: 'person', id: person.id } })
  const { client } = moderator
  const edit = (body: object) =>
    client.call(editPerson, { params: { personId: person.id }, body } as never)
  const quoting: [string, object][] = [
    ['sources.born', { born: '1929', sources: { born: kept } }],
    ['fates.0.authority', { fates: [{ code: 'unknown', authority: kept }] }],
    ['stays.0.source', { stays: [{ camp: 'Camp 5', source: kept }] }],
  ]
  for (const [path, body] of quoting)
    expect(expectProblem(await edit(body), 'request.invalid').errors).toMatchObject([{ path }])
  const given = { source: `He wrote it: ${kept}` }
  await expect(aPortrait(moderator, person, given)).rejects.toThrow(/source/)
  expect((await edit({ born: '1929', sources: { born: 'A letter' } })).status).toBe(200)
  const { portraits } = await aPortrait(moderator, person, { source: 'A letter' })
  const portraitId = portraits[0]?.id ?? ''
  const corrected = await client.call(correctPortrait, {
    params: { personId: person.id, portraitId },
    body: given,
  })
  expect(expectProblem(corrected, 'request.invalid').errors).toMatchObject([{ path: 'source' }])
  // What stood there before anybody sent it is no word of his.
  const told = 'The roll of the camp as the officers of the second company kept it.'
  expect((await edit({ fates: [{ code: 'unknown', authority: told }] })).status).toBe(200)
  await aTip(server, { how: told, about: { kind: 'person', id: person.id } })
  const again = { rank: 'Private', fates: [{ code: 'unknown', authority: told }] }
  expect((await edit(again)).status).toBe(200)
})

test('[T2, T7, P7] what was made of a tip before its sender was asked about his words is withheld until a moderator has released it', async () => {
  const subject = await aSubject(contributor)
  const person = await aPerson(moderator)
  const { receipt, tip } = await aTip(server, { how: 'He was in the second row.' })
  const reasons = 'A man of the second row.'
  const after = await converted(tip, { ...proposal(subject, { personId: person.id }), reasons })
  const id = after.became[0]?.identificationId ?? ''
  await database
    .collection<{ _id: string }>('identifications')
    .updateOne({ _id: id }, { $unset: { 'proposals.0.chosen': 1 } })
  await database
    .collection('evidence')
    .updateMany({ identificationId: id }, { $unset: { chosen: 1 } })

  const others = [{ client: aVisitor(server) }, contributor]
  for (const other of others) {
    const shown = await seenBy(other, id)
    expect(JSON.stringify(shown)).not.toContain('second row')
    expect(shown.proposals).toMatchObject([{ reasons: null, withheld: true }])
  }
  expect(await thread(receipt)).toMatchObject({ became: [{ words: [{ text: null }] }] })
  const { case: file, proposals } = await seenBy(moderator, id)
  expect(proposals).toMatchObject([{ reasons }])
  const held = file?.heldTexts ?? []
  expect(held.map(({ text }) => text)).toEqual([reasons])
  await moderator.client.done(releaseText, {
    params: { identificationId: id },
    body: { textId: held[0]?.id ?? '', heldNames: file?.heldNames ?? '', text: reasons },
  })
  for (const other of others)
    expect((await seenBy(other, id)).proposals).toMatchObject([{ reasons, withheld: false }])
  expect(await thread(receipt)).toMatchObject({ became: [{ words: [{ text: reasons }] }] })
})

test('nothing of all this was written down as a bug', () => {
  expect(server.errors()).toEqual([])
})
