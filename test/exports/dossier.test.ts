import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDossier } from '@rollcall/contract/dossiers.ts'
import { pathOf } from '@rollcall/contract/endpoint.ts'
import { raiseExclusion, ruleExclusion } from '@rollcall/contract/exclusions.ts'
import { listDownloads, notice } from '@rollcall/contract/exports.ts'
import { giveEvidence, type Identification } from '@rollcall/contract/identifications.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import type { Person } from '@rollcall/contract/people.ts'
import { restrictStill, type Still } from '@rollcall/contract/stills.ts'
import { mergeSubject } from '@rollcall/contract/subjects.ts'
import { convertTip } from '@rollcall/contract/tipDesk.ts'
import { beforeAll, describe, expect, it, test } from 'vitest'
import {
  admitted,
  caption,
  contrary,
  params,
  read,
  ruled,
  ruleOn,
  vote,
  witness,
} from '../cases/world.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { aReceipt, newestTip } from '../factories/tips.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { aFolder } from '../support/folder.ts'
import { type Server, startServer } from '../support/server.ts'
import { bookmarksOf, type Judged, judgePdf } from './paper.ts'

let server: Server
let visitor: Client
let giver: Account
let moderators: [Account, Account]
let folder: string

beforeAll(async () => {
  server = await startServer()
  visitor = aVisitor(server)
  giver = await aContributor(server)
  moderators = [await aModerator(server), await aModerator(server)]
  folder = await aFolder()
})

interface World {
  readonly subjectId: string
  readonly number: number
  readonly still: Still
  readonly identification: Identification
  readonly person: Person
}

const proposed = async (person: object = {}, on?: Still): Promise<World> => {
  const still =
    on ?? (await aStill(giver, { provenance: { rights: 'Public domain', naid: '0076 3015' } }))
  const subject = await aSubject(giver, { still })
  const who = await aPerson(moderators[0], person)
  const identification = await anIdentification(giver, { subject, person: who })
  return {
    ...{ still, identification, person: who },
    subjectId: subject.id,
    number: subject.number,
  }
}

const confirmed = async (person: object = {}, on?: Still): Promise<World> => {
  const made = await proposed(person, on)
  const more = await aContributor(server)
  await admitted(more, moderators[0], made.identification, caption())
  const strong = await admitted(more, moderators[0], made.identification, witness())
  for (const { client } of moderators)
    expect((await ruled(client, strong, 'confirmed')).status).toBe(201)
  return { ...made, identification: strong }
}

const reason = 'For the archive that holds the film.'
const partner = { profile: 'partner', reason } as const
const full = { profile: 'full', reason } as const

interface Printed extends Judged {
  readonly bytes: Buffer
  readonly headers: Headers
  readonly titles: readonly string[]
}

const ask = (client: Client, { subjectId }: { subjectId: string }, query: object = {}) =>
  client.call(getDossier, { params: { subjectId }, query })

const printed = async (
  client: Client,
  { subjectId }: { subjectId: string },
  query: Record<string, string> = {},
): Promise<Printed> => {
  const path = `${pathOf(getDossier, { subjectId })}?${new URLSearchParams(query)}`
  const answer = await fetch(server.url + path, { headers: { cookie: client.cookie() } })
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect([answer.status, bytes.toString('latin1', 0, 5)]).toEqual([200, '%PDF-'])
  const titles = bookmarksOf(bytes).map(({ title }) => title)
  return { ...(await judgePdf(folder, bytes)), ...{ bytes, titles }, headers: answer.headers }
}

/** As somebody searches in it: where lines were broken tells nothing. */
const flat = ({ text }: Judged) => text.replace(/\s+/gu, ' ')

describe('the dossier of a confirmed man', () => {
  let made: World
  beforeAll(async () => {
    made = await confirmed({
      ...{ name: 'Daniel Whitlock', died: '1951-02', serviceNumber: 'RA 16 000 147' },
      ids: [{ authority: 'DPAA', id: 'K-0147' }],
    })
    await aPortrait(moderators[0], made.person, { date: '1950-06', source: 'Yearbook of 1950' })
    await vote((await aContributor(server)).client, made.identification, 'same-sure')
  })

  it('[E1, E3, M6] says who, by what evidence, how it was decided, from which sources, and on each page that it is no official accounting', async () => {
    const pdf = await printed(visitor, made)
    const text = flat(pdf)
    for (const said of [
      ...[
        'Daniel Whitlock',
        `Unknown man ${made.number}`,
        'DPAA: K-0147',
        'One person has answered.',
      ],
      ...[
        'Same, sure: 1',
        'Different, sure: 0',
        'Caption or captor’s list · for',
        'from a comrade',
      ],
      ...['Origin: The captors’ newsreel', 'The caption of this shot names him.', 'Same squad'],
      ...['Admitted because: The source was seen.', 'The evidence carries it.', 'Yearbook of 1950'],
      ...['Camp 5, a group', '0076 3015', 'Public domain', made.still.sha256, 'profile: public'],
      'Mark: 20, 20; 60 × 75 of 320 × 240 pixels',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('16 000 147')
    expect(pdf.pages.length).toBe(Number(pdf.info.Pages))
    for (const [at, page] of pdf.pages.entries()) {
      expect(page).toContain(notice)
      expect(page).toContain(`page ${at + 1} of ${pdf.pages.length}`)
    }
    const head = await database.collection('auditHead').findOne({})
    expect(text).toContain(`${head?.hash}`)
    // The man, his portrait, and the still with his mark.
    expect(pdf.images).toBe(3)
  })

  it('[E1, S1] is tagged, in a language, with all its fonts, a title and bookmarks; the mark is drawn, not painted into the picture', async () => {
    const pdf = await printed(visitor, made)
    expect(pdf.info).toMatchObject({ Tagged: 'yes', 'PDF version': '1.7', Encrypted: 'no' })
    expect(pdf.info['Page size']).toContain('A4')
    expect(pdf.info.Title).toBe(`Daniel Whitlock (unknown man ${made.number}): dossier`)
    expect(pdf.fonts.length).toBeGreaterThan(2)
    expect(pdf.fonts.filter(({ embedded }) => !embedded)).toEqual([])
    expect(pdf.titles).toEqual([
      ...['Names proposed for him', 'Name 1: confirmed', 'Ruled out, and why', 'Where he is seen'],
      ...['Sources and hashes', 'About this dossier'],
    ])
    for (const tag of ['H1', 'H2', 'H3', 'Figure', 'Table', 'TH', 'LBody'])
      expect(pdf.structure).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'))
    expect(pdf.bytes.toString('latin1')).toMatch(/\/Lang \(en\)[\s\S]*\/DisplayDocTitle true/)
    expect(pdf.bytes.toString('latin1')).toContain('pdfaid:conformance>A<')
  })

  it('[P5] no name stands in the name of its file, and nobody keeps it', async () => {
    const { headers } = await printed(visitor, made)
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="rollcall-dossier-${made.number}-public-[\\dTZ-]+\\.pdf"$`),
    )
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('cache-control')).toBe('private, no-store')
  })

  it('[S1] is Korean for who reads Korean, by its address or by his browser', async () => {
    const asked = await printed(visitor, made, { lang: 'ko' })
    expect(flat(asked)).toContain('공식적인 신원 확인이 아닙니다')
    expect(asked.titles[0]).toBe('제안된 이름')
    expect(asked.fonts.filter(({ embedded }) => !embedded)).toEqual([])
    const path = pathOf(getDossier, { subjectId: made.subjectId })
    const answer = await fetch(server.url + path, { headers: { 'accept-language': 'ko-KR,ko' } })
    const own = await judgePdf(folder, Buffer.from(await answer.arrayBuffer()))
    expect(flat(own)).toContain(`신원 미상자 ${made.number}번`)
  })

  it('[E1, P3] names in Hangul, Hanja and other scripts are copied out as they were written, and what no font has too', async () => {
    const name = '이승훈 (李昇薰)'
    const other = await confirmed({ name, died: '1952' })
    const [{ client }] = moderators
    const text = '第五戰俘營 碧潼, 刘建国, Łódź, Пётр, Ōsaka, 📜, 한글'
    const given = await giver.client.done(giveEvidence, {
      params: params(other.identification),
      body: { class: 'circumstance', stance: 'for', origin: '로동신문 勞動新聞', text },
    })
    await ruleOn(client, given.evidence.at(-1)?.id ?? '', 'admitted')
    const pdf = await printed(visitor, other)
    const flatly = flat(pdf)
    for (const said of [
      name,
      '로동신문 勞動新聞',
      '第五戰俘營 碧潼',
      '刘建国',
      'Łódź, Пётр, Ōsaka',
      '한글',
    ])
      expect(flatly).toContain(said)
    expect(flatly).toContain('📜')
    expect(pdf.info.Title).toContain(name)
    expect(pdf.fonts.filter(({ embedded }) => !embedded)).toEqual([])
  })

  it('[E1] a file that cannot be read breaks the answer off, so that nobody takes it for whole', async () => {
    const other = await confirmed({ name: 'Amos Tillery', died: '1951' })
    const stored = await database.collection('stills').findOne({ _id: other.still.id as never })
    for (const { file } of stored?.pictures ?? [])
      await writeFile(join(server.dataDir, 'files/derivatives', file), 'no picture')
    const path = pathOf(getDossier, { subjectId: other.subjectId })
    const answer = await fetch(server.url + path)
    await expect(answer.arrayBuffer()).rejects.toThrow()
  })
})

describe('who may have it', () => {
  it('[P5, S2] while nobody is confirmed it is there for moderators alone, and no heading bears a name', async () => {
    const made = await proposed({ name: 'Lyle Prescott', died: '1951' })
    for (const client of [visitor, giver.client])
      expectProblem(await ask(client, made), 'not-found')
    const [{ client }] = moderators
    const pdf = await printed(client, made)
    expect(flat(pdf)).toContain('Nothing is decided.')
    expect(flat(pdf)).toContain('Lyle Prescott')
    const headings = [pdf.info.Title, ...pdf.titles, pdf.headers.get('content-disposition')]
    expect(headings.join()).not.toContain('Lyle')
    expect(pdf.pages[0]?.split('\n').slice(0, 8).join()).not.toContain('Lyle')
    expectProblem(await ask(client, { subjectId: 'a'.repeat(24) }), 'not-found')
  })

  it('[P5, S2] once it is retracted, it is for moderators alone again', async () => {
    const made = await confirmed({ name: 'Orville Stroud', died: '1951' })
    expect((await ask(visitor, made)).status).toBe(200)
    for (const { client } of moderators)
      await ruled(client, await read(client, made.identification), 'retracted')
    expectProblem(await ask(visitor, made), 'not-found')
    const pdf = await printed(moderators[0].client, made)
    expect(flat(pdf)).toContain('Name 1: retracted')
    expect(pdf.info.Title).toBe(`Unknown man ${made.number}: dossier`)
  })

  it('[V2, S2] how an undecided one was answered is in nobody’s, whatever the profile', async () => {
    const made = await proposed({ name: 'Ezra Coldwater', died: '1951' })
    await vote((await aContributor(server)).client, made.identification, 'different-sure')
    const [{ client }] = moderators
    for (const query of [{}, partner, full]) {
      const text = flat(await printed(client, made, query))
      expect(text).toContain('One person has answered.')
      expect(text).not.toMatch(/Different, sure|Same, sure/)
    }
  })

  it('[P4, P7, E2] a withheld name and what is written around it are in no public one, whoever asks; partner has both, and his number', async () => {
    const number = 'RA 16 000 999'
    const made = await confirmed({ name: 'Silas Vexley', serviceNumber: number, died: undefined })
    const relative = await aContributor(server, { name: 'Winifred Quimby' })
    await admitted(relative, moderators[0], made.identification, {
      ...{ class: 'family', stance: 'for', origin: 'Winifred Quimby, his sister' },
      text: 'I am Winifred, and these are his ears.',
    })
    const [{ client }] = moderators
    for (const one of [visitor, giver.client, client]) {
      const pdf = await printed(one, made)
      const all = [flat(pdf), pdf.info.Title, ...pdf.titles].join()
      expect(all).toContain('Name withheld')
      expect(all).toContain('Not shown in public')
      expect(all).not.toMatch(/Vexley|16 000|Winifred|Quimby|caption of this shot|his ears/)
    }
    const pdf = await printed(client, made, partner)
    expect(flat(pdf)).toContain('Silas Vexley')
    expect(flat(pdf)).toContain(number)
    expect(flat(pdf)).toContain('The caption of this shot names him.')
    expect(flat(pdf)).toContain('these are his ears')
    expect(flat(pdf)).toContain('partner, not for the public')
    expect(flat(pdf)).not.toMatch(/Winifred|Quimby/)
    expect([pdf.info.Title, ...pdf.titles].join()).not.toContain('Vexley')
  })

  it('[E2, P7] full has open and dismissed items too; no tip is led back to', async () => {
    const made = await confirmed({ name: 'Ira Blount', died: '1951' })
    await giver.client.done(giveEvidence, { params: params(made.identification), body: contrary() })
    const [{ client }] = moderators
    expect(flat(await printed(visitor, made))).toContain('2 pieces of evidence wait to be weighed')
    const partners = flat(await printed(client, made, partner))
    expect(partners).not.toContain('other ears')
    const whole = flat(await printed(client, made, full))
    expect(whole).toContain('not weighed yet')
    expect(whole).toContain('His ears were other ears.')
    await aReceipt(server)
    const tipId = await newestTip()
    await client.done(convertTip, {
      params: { tipId },
      body: {
        ...{ to: 'evidence', identificationId: made.identification.id, class: 'witness' },
        ...{ stance: 'for', text: 'He bunked beside him.' },
      } as never,
    })
    const told = await printed(client, made, full)
    expect(flat(told)).toContain('He bunked beside him.')
    expect(flat(told)).not.toContain(tipId)
  })

  it('[E2, M6, S2] partner and full are for moderators who say what for and gave their second factor just now, and are written down', async () => {
    const made = await confirmed({ name: 'Otis Farrow', died: '1951' })
    expectProblem(await ask(visitor, made, partner), 'auth.required')
    expectProblem(await ask(giver.client, made, full), 'forbidden')
    const [{ client, name }] = moderators
    expect(
      (
        await client.refused(getDossier, {
          params: { subjectId: made.subjectId },
          query: { profile: 'full' },
        })
      ).errors,
    ).toMatchObject([{ path: 'reason' }])
    const before = await database.collection('audit').countDocuments({ act: 'export.partner' })
    expectProblem(await ask(client, { subjectId: 'a'.repeat(24) }, partner), 'not-found')
    expect(await database.collection('audit').countDocuments({ act: 'export.partner' })).toBe(
      before,
    )
    await printed(client, made, partner)
    expect(await database.collection('audit').countDocuments({ act: 'export.partner' })).toBe(
      before + 1,
    )
    const { items } = await client.done(listDownloads, { query: { limit: 1 } })
    expect(items).toMatchObject([
      { what: `dossier-${made.number}-partner.pdf`, profile: 'partner', reason, by: name },
    ])
    const late = await aModerator(server)
    await database
      .collection('session')
      .updateMany({ factorAt: { $exists: true } }, [
        { $set: { factorAt: { $subtract: ['$factorAt', 11 * 60_000] } } },
      ])
    await expect.poll(async () => (await ask(late.client, made, partner)).status).toBe(403)
    await database.collection('session').updateMany({}, { $set: { factorAt: new Date() } })
    await expect.poll(async () => (await ask(late.client, made, partner)).status).toBe(200)
  })

  it('[A9] of what is restricted nothing is in it but in full; where all is, there is none', async () => {
    const made = await confirmed({ name: 'Harlan Pike', died: '1951' })
    const [{ client }] = moderators
    const restrict = (restricted: boolean, warning = false) =>
      client.done(restrictStill, {
        params: { stillId: made.still.id },
        body: { restricted, warning, reasons: 'The family asked.' },
      })
    await restrict(true)
    for (const one of [visitor, giver.client, client])
      expectProblem(await ask(one, made), 'not-found')
    const partners = await printed(client, made, partner)
    expect(flat(partners)).toContain('One more still of him is restricted to moderators')
    expect(flat(partners)).not.toContain(made.still.sha256)
    expect(partners.images).toBe(0)
    const whole = await printed(client, made, full)
    expect(flat(whole)).toContain(made.still.sha256)
    expect(whole.images).toBe(2)
    await restrict(false)
    const second = await aStill(giver)
    await giver.client.done(addSighting, {
      params: { stillId: second.id },
      body: { region: { x: 10, y: 10, w: 50, h: 60 }, subjectId: made.subjectId },
    })
    await client.done(restrictStill, {
      params: { stillId: second.id },
      body: { restricted: true, warning: false, reasons: 'The family asked.' },
    })
    expect(flat(await printed(visitor, made))).not.toContain('restricted')
    await restrict(false, true)
    const warned = await printed(visitor, made)
    expect(flat(warned)).toContain('carries a content warning and is not printed')
    expect(warned.images).toBe(0)
  })

  it('[K3] who was joined with another man leads on to that one’s', async () => {
    const made = await confirmed({ name: 'Roy Dunmore', died: '1951' })
    const other = await aSubject(giver)
    const [{ client }] = moderators
    await client.done(mergeSubject, {
      params: { subjectId: other.id },
      body: { into: made.subjectId, reasons: 'The same scar.' } as never,
    })
    const pdf = await printed(visitor, { subjectId: other.id })
    expect(flat(pdf)).toContain(`Unknown man ${made.number}`)
    expect(flat(pdf)).toContain('Picture 2')
  })

  it('[X3] whom he cannot be is there with why; of a withheld name the kind alone', async () => {
    const made = await confirmed({ name: 'Carl Reston', died: '1951' })
    const [{ client }] = moderators
    for (const [name, died] of [
      ['Emil Harker', '1951'],
      ['Jonas Alder', undefined],
    ] as const) {
      const { id: personId } = await aPerson(moderators[0], {
        name,
        died,
      })
      const raised = await giver.client.done(raiseExclusion, {
        params: { subjectId: made.subjectId },
        body: { personId, reasons: `${name} was taller by a head.` } as never,
      })
      await client.done(ruleExclusion, {
        params: { exclusionId: raised.id },
        body: { ruling: 'accepted', reasons: 'The records agree.' },
      })
    }
    const text = flat(await printed(visitor, made))
    expect(text).toContain('Emil Harker · another reason · ruled out')
    expect(text).toContain('Emil Harker was taller by a head.')
    expect(text).toContain('Name withheld · another reason · ruled out')
    expect(text).not.toContain('Alder')
    expect(flat(await printed(client, made, partner))).toContain('Jonas Alder was taller')
  })

  it('[K5] of whom no mark is left there is one all the same, for moderators', async () => {
    const made = await proposed({ name: 'Perry Voss', died: '1951' })
    await database.collection('sightings').deleteMany({ subjectId: made.subjectId as never })
    const pdf = await printed(moderators[0].client, made)
    expect(flat(pdf)).toContain('No picture of him is shown here.')
    expect(pdf.images).toBe(0)
  })

  test.each([
    ['profile', { profile: 'all' }],
    ['lang', { lang: 'fr' }],
  ])('[S3] a wrong %s is refused by name', async (path, query) => {
    const asked = { params: { subjectId: 'a'.repeat(24) }, query } as never
    expect((await visitor.refused(getDossier, asked)).errors?.[0]?.path).toBe(path)
  })
})
