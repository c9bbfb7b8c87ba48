import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportAudit } from '@rollcall/contract/audit.ts'
import { safeCell } from '@rollcall/contract/csvLine.ts'
import { raiseExclusion, ruleExclusion } from '@rollcall/contract/exclusions.ts'
import { exportRow, type LeavingRow } from '@rollcall/contract/exportRow.ts'
import {
  type ExportFormat,
  exportAnnotations,
  exportConfirmed,
  exportCsvMetadata,
  exportPackage,
  listDownloads,
  notice,
  previewExport,
} from '@rollcall/contract/exports.ts'
import { getFeed } from '@rollcall/contract/feed.ts'
import {
  getIdentification,
  giveEvidence,
  type Identification,
} from '@rollcall/contract/identifications.ts'
import { listStills, restrictStill, type Still } from '@rollcall/contract/stills.ts'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { params, ruled, ruleOn, vote } from '../cases/world.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { confirmedBy } from '../factories/confirmed.ts'
import { aCutFilm, aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { obeyed } from '../support/commandLine.ts'
import { database, databaseUri } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { aFolder } from '../support/folder.ts'
import { bringPython, python } from '../support/python.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { allIn } from '../support/stored.ts'
import { root } from '../support/tree.ts'

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

interface Confirmed {
  readonly identification: Identification
  readonly still: Pick<Still, 'id' | 'sha256'>
}

const confirmed = async (person: object, on?: Still): Promise<Confirmed> => {
  const provenance = { rights: 'Public domain', naid: '0076 3015' }
  const still = on ?? (await aStill(giver, { provenance }))
  const subject = await aSubject(giver, { still })
  const proposed = await anIdentification(giver, {
    subject,
    person: await aPerson(moderators[0], person),
  })
  const strong = await confirmedBy(server, moderators, proposed)
  return { identification: strong, still }
}

const ruledByBoth = async (identification: Identification, ruling: string) => {
  for (const { client } of moderators) {
    const now = await client.done(getIdentification, { params: params(identification) })
    expect((await ruled(client, now, ruling)).status).toBe(201)
  }
}

const rowsFor = async (client: Client, query: object = {}): Promise<LeavingRow[]> => {
  const asked = { params: { format: 'jsonl' }, query } as never
  const { status, body } = await client.call(exportConfirmed, asked)
  expect([status, body]).toEqual([200, expect.any(String)])
  const lines = String(body).split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line))
}
const rowOf = async (
  client: Client,
  { identification: { id } }: Confirmed,
  query: object = {},
): Promise<LeavingRow> => {
  const row = (await rowsFor(client, query)).find((row) => row.id === id)
  if (!row) throw new Error(`no row is of ${id}`)
  return row
}

const reason = 'For the archive that holds the film.'
const partner = { profile: 'partner', reason } as const
const full = { profile: 'full', reason } as const

const file = async (format: ExportFormat, query = '') => {
  const answer = await fetch(`${server.url}/api/exports/confirmed.${format}${query}`)
  expect(answer.status).toBe(200)
  return { bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers }
}

/** What a reader that is not ours finds in such a file. */
const readByOthers = async (format: 'csv' | 'xlsx') => {
  const path = join(folder, `confirmed.${format}`)
  await writeFile(path, (await file(format)).bytes)
  const packages = format === 'xlsx' ? await bringPython('openpyxl==3.1.5') : ''
  const outcome = await python(packages, [join(root, 'test/exports/readTable.py'), path])
  expect(outcome.complaint).toBe('')
  return JSON.parse(outcome.stdout)
}

const ids = [
  { authority: 'DPAA', id: 'K-0147' },
  { authority: 'Army', id: 'RA16000147' },
]

describe('the public export', () => {
  it('[E1, E3, P6, M6] is CSV, JSON, JSON Lines and XLSX of the same rows, each with what it rests on, the notice and the head of the log', async () => {
    const { identification, still } = await confirmed({
      ...{ name: 'Daniel Whitlock', died: '1951-02', serviceNumber: 'RA 16 000 147', ids },
    })
    const lines = (await rowsFor(visitor)).map((row) => exportRow.strict().parse(row))
    const row = lines.find(({ id }) => id === identification.id)
    expect(row).toMatchObject({
      status: 'confirmed',
      name: 'Daniel Whitlock',
      // His service number is public nowhere, whoever calls him by it.
      ids: ids.slice(0, 1),
      nameWithheld: false,
      evidenceClasses: ['caption', 'witness'],
      stillSha256: [still.sha256],
      rights: ['Public domain'],
      stills: [{ id: still.id, sha256: still.sha256, naid: '0076 3015', frame: null }],
      evidence: [
        { class: 'caption', state: 'admitted', text: 'The caption of this shot names him.' },
        { class: 'witness', giver: 'comrade', origin: 'A man of his squad' },
      ],
      notice,
      tally: { 'same-sure': 0 },
    })
    expect(row?.rulings.at(-1)).toMatchObject({
      to: 'confirmed',
      reasons: 'The evidence carries it.',
    })
    expect(Date.parse(row?.decidedAt ?? '')).toBeGreaterThan(Date.now() - 60_000)

    const json = await file('json')
    expect(json.headers.get('content-type')).toMatch(/^application\/json/)
    const { items, ...about } = JSON.parse(json.bytes.toString())
    expect(items).toEqual(lines)
    const log = { entries: expect.any(Number), head: json.headers.get('rollcall-log-head') }
    expect(about).toMatchObject({ notice, profile: 'public', rows: lines.length, log })
    expect(json.headers.get('content-disposition')).toMatch(
      /filename="rollcall-confirmed-public-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.json"/,
    )
    const logged = await moderators[0].client.call(exportAudit)
    expect(String(logged.body)).toContain(`"hash":"${log.head}"`)

    const cells = await readByOthers('csv')
    const named = cells.find(({ id }: { id: string }) => id === identification.id)
    expect(named).toMatchObject({ version: `${row?.version}`, stillSha256: still.sha256, notice })
    const book = await readByOthers('xlsx')
    expect(book).toMatchObject({ names: ['Confirmed', 'About'], frozen: 'A3', formulas: [] })
    const [[first, heads, ...sheet], explained] = book.sheets
    expect(first[0]).toBe(notice)
    expect(sheet).toHaveLength(lines.length)
    expect(heads).toEqual(Object.keys(named))
    const told = sheet.find(([id]: string[]) => id === identification.id)
    expect(told[heads.indexOf('name')]).toBe('Daniel Whitlock')
    expect(told[heads.indexOf('subjectNumber')]).toBe(row?.subjectNumber)
    expect(explained).toContainEqual(['rows', lines.length])
    for (const head of heads) expect(explained).toContainEqual([head, expect.any(String)])
  })

  it('[E1] what the columns of the CSV are is said beside it, by CSV on the Web', async () => {
    const { headers, bytes } = await file('csv', '?status=confirmed')
    const [, address = ''] = /^<([^>]+)>; rel="describedby"/.exec(headers.get('link') ?? '') ?? []
    const at = new URL(address, `${server.url}/api/exports/confirmed.csv`)
    const metadata = await (await fetch(at)).json()
    expect(metadata).toMatchObject({
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      url: 'confirmed.csv?status=confirmed',
    })
    const titles = metadata.tableSchema.columns.map(({ titles }: { titles: string }) => titles)
    expect(bytes.toString().slice(1).split('\r\n')[0]).toBe(titles.join(','))
    expect(
      (await visitor.refused(exportCsvMetadata, { query: { profile: 'x' } } as never)).errors,
    ).toMatchObject([{ path: 'profile' }])
  })

  it('[E3, K3] the tally is null while answers are on their way to where they belong', async () => {
    const made = await confirmed({ name: 'Amos Tillery', died: '1951-02' })
    const { id } = made.identification
    await database
      .collection<{ _id: string }>('tallies')
      .updateOne(
        { _id: id },
        { $set: { regrouping: { tree: { ballotId: id, parts: [] }, after: '' } } },
      )
    expect((await rowOf(visitor, made)).tally).toBeNull()
    const csv = await readByOthers('csv')
    expect(csv.find((one: { id: string }) => one.id === id)).toMatchObject({
      'tally.same-sure': '',
      'tally.cant-tell': '',
    })
  })

  it('[E1] no cell of CSV or XLSX is a formula, zeros in front and long numbers live, and nothing else is changed in any format', async () => {
    const names = [
      '=HYPERLINK("http://elsewhere.example","x")',
      "+1+cmd|' /C calc'!A0",
      '@SUM(1+1)*cmd',
      '＝1+1',
      'a","=1+1',
      '0012345678901234567890',
      'O’Neill; "Jack", <b> 李 김',
    ]
    const ids: string[] = []
    for (const name of names) ids.push((await confirmed({ name, died: '1951' })).identification.id)
    const rows: Record<string, string>[] = await readByOthers('csv')
    for (const cell of rows.flatMap((row) => Object.values(row)))
      expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u)
    const book = await readByOthers('xlsx')
    const [[, heads, ...sheet]] = book.sheets
    expect(book.formulas).toEqual([])
    const lines = await rowsFor(visitor)
    const rest = JSON.parse((await file('json')).bytes.toString()).items
    for (const [at, name] of names.entries()) {
      const isIt = ({ id }: { id?: string }) => id === ids[at]
      expect(rows.find(isIt)?.name).toBe(/^\w/.test(name) ? name : `'${name}`)
      const cells = sheet.find(([id]: string[]) => id === ids[at])
      expect(cells[heads.indexOf('name')]).toBe(name)
      for (const items of [lines, rest]) expect(items.find(isIt)?.name).toBe(name)
    }
    for (const bad of ['=1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', '＝1'])
      expect(safeCell(bad)).toBe(`'${bad}`)
    expect(safeCell('O’Neill')).toBe('O’Neill')
  }, 120_000)

  it('[P4, P7] a name that is withheld is withheld in every format, and so are the texts around it', async () => {
    const made = await confirmed({ name: 'Still Living', died: undefined })
    expect(await rowOf(visitor, made)).toMatchObject({
      ...{ name: null, nameWithheld: true, ids: [] },
      evidence: [{ text: null, origin: null, withheld: true }, { text: null }],
    })
    for (const format of ['csv', 'json', 'jsonl'] as const)
      expect((await file(format)).bytes.toString()).not.toContain('Still Living')
  })

  it('[X3, P4, E2] who he cannot be stands in every format: publicly what was accepted, of somebody withheld the kind alone', async () => {
    const made = await confirmed({ name: 'Amos Pell', died: '1951' })
    const { subjectId } = made.identification
    const [{ client }] = moderators
    const excluded = async (person: object, reasons: string, ruling?: 'accepted') => {
      const { id: personId } = await aPerson(moderators[0], person)
      const body = { personId, reasons } as never
      const { id } = await giver.client.done(raiseExclusion, { params: { subjectId }, body })
      const ruled = { ruling: ruling as 'accepted', reasons: `Read: ${reasons}` }
      if (ruling) await client.done(ruleExclusion, { params: { exclusionId: id }, body: ruled })
      return personId
    }
    const open = { died: '1951' }
    const other = await excluded(
      { name: 'Ruled Other', ...open },
      'His ear is scarred.',
      'accepted',
    )
    await excluded({ name: 'Hidden Livingstone', died: undefined }, 'He limps.', 'accepted')
    await excluded({ name: 'Waiting Man', ...open }, 'He is taller.')
    const row = await rowOf(visitor, made)
    expect(row.ruledOut).toEqual([
      {
        ...{ kind: 'other', state: 'accepted', since: expect.any(String), personId: other },
        ...{ name: 'Ruled Other', nameWithheld: false, giver: 'contributor', withheld: false },
        ...{ reasons: 'His ear is scarred.', ruledBecause: 'Read: His ear is scarred.' },
        restsOn: [],
      },
      {
        ...{ kind: 'other', state: 'accepted', since: expect.any(String), personId: null },
        ...{ name: null, nameWithheld: true, giver: null, withheld: true },
        ...{ reasons: null, ruledBecause: null, restsOn: [] },
      },
    ])
    const namesIn = async (query: object) =>
      (await rowOf(client, made, query)).ruledOut.map(({ name }) => name)
    expect(await namesIn(partner)).toEqual(['Ruled Other', 'Hidden Livingstone'])
    expect(await namesIn(full)).toEqual(['Ruled Other', 'Hidden Livingstone', 'Waiting Man'])
    const csv = await readByOthers('csv')
    const cell = `other, accepted: Ruled Other (${other}); His ear is scarred.; Read: His ear is scarred.\nother, accepted: (withheld)`
    expect(csv.find(({ id }: { id: string }) => id === row.id).ruledOut).toBe(cell)
    const [[, heads, ...sheet]] = (await readByOthers('xlsx')).sheets
    const told = sheet.find(([id]: string[]) => id === row.id)
    expect(told[heads.indexOf('ruledOut')]).toBe(cell)
    for (const format of ['csv', 'json', 'jsonl'] as const)
      expect((await file(format)).bytes.toString()).not.toMatch(/Livingstone|He limps|Waiting Man/)
  })

  it('[X1, A9] what one rests on is named as far as the row shows it', async () => {
    const provenance = { date: '1951-06' }
    const still = await aStill(giver, { provenance })
    const made = await confirmed({ name: 'Levi Pell', captured: '1951-01', died: '1951-12' }, still)
    const { subjectId } = made.identification
    const person = await aPerson(moderators[0], { name: 'Dead Before', died: '1950-12' })
    await anIdentification(giver, { subject: { id: subjectId }, person })
    const worker = await startWorker({ dataDir: server.dataDir })
    const [{ client }] = moderators
    await expect
      .poll(async () => (await rowOf(client, made, full)).ruledOut, { timeout: 60_000 })
      .toMatchObject([
        {
          ...{ kind: 'died-before', state: 'open', giver: null, reasons: null, withheld: false },
          restsOn: expect.arrayContaining([
            { what: 'fact', field: 'died', date: '1950-12', id: null, camp: null },
            { what: 'photo', id: still.id, date: '1951-06', field: null, camp: null },
          ]),
        },
      ])
    await worker.stop()
  })

  it('[E3] a row once confirmed stays, with its present status; what was reopened hides its tally again', async () => {
    const made = await confirmed({ name: 'Retracted Man', died: '1952' })
    await vote((await aContributor(server)).client, made.identification, 'same-sure')
    expect(await rowOf(visitor, made)).toMatchObject({ tally: { 'same-sure': 1 } })
    await ruledByBoth(made.identification, 'retracted')
    const retracted = await rowOf(visitor, made)
    expect(retracted).toMatchObject({ status: 'retracted', name: 'Retracted Man' })
    const [{ client }] = moderators
    const now = await client.done(getIdentification, { params: params(made.identification) })
    expect((await ruled(client, now, 'proposed')).status).toBe(201)
    expect(await rowOf(visitor, made)).toMatchObject({ status: 'proposed', tally: null })
  })

  it('[E3] of a file the last row alone says how many there are, so that one that broke off is known', async () => {
    const rows = await rowsFor(visitor)
    const ends = rows.map(({ end }) => end)
    expect(ends.slice(0, -1).every((end) => end === null)).toBe(true)
    expect(ends.at(-1)).toEqual({ rows: rows.length, logHead: expect.stringMatching(/^\w{64}$/) })
    const csv: Record<string, string>[] = await readByOthers('csv')
    expect(csv.map((row) => row['end.rows']).filter(Boolean)).toEqual([`${rows.length}`])
  })

  it('[E1, E2] a preview shows the first rows as the tables have them, and how many there are', async () => {
    const made = await confirmed({ name: 'Preston Lyle', died: undefined, serviceNumber: '00 17' })
    const { decidedAt } = await rowOf(visitor, made)
    const query = { since: decidedAt }
    const { columns, rows, count } = await visitor.done(previewExport, { query })
    const { headers, bytes } = await file('csv', `?since=${decidedAt}`)
    expect([count, rows.length, headers.get('rollcall-rows')]).toEqual([1, 1, '1'])
    expect(bytes.toString().slice(1).split('\r\n')[0]).toBe(columns.join(','))
    const cell = (name: string, of: typeof rows) => of[0]?.[columns.indexOf(name)]
    expect([cell('id', rows), cell('name', rows)]).toEqual([made.identification.id, null])
    expectProblem(
      await visitor.call(previewExport, { query: { profile: 'partner' } }),
      'auth.required',
    )
    expectProblem(
      await giver.client.call(previewExport, { query: { profile: 'full' } }),
      'forbidden',
    )
    const [{ client }] = moderators
    const more = await client.done(previewExport, { query: { ...query, profile: 'partner' } })
    const at = more.columns.indexOf('serviceNumber')
    expect([cell('name', more.rows), more.rows[0]?.[at]]).toEqual(['Preston Lyle', '00 17'])
    const all = await visitor.done(previewExport, {})
    const { length } = await rowsFor(visitor)
    expect([all.count, all.rows.length]).toEqual([length, Math.min(3, length)])
  })

  it('[E1] film, camp, since and status say which rows, and a file’s name says it', async () => {
    const made = await confirmed({ name: 'Lyle Prescott', died: '1951' })
    const { decidedAt, status } = await rowOf(visitor, made)
    const idsIn = async (query: object) => (await rowsFor(visitor, query)).map(({ id }) => id)
    expect(await idsIn({ since: decidedAt })).toContain(made.identification.id)
    expect(await idsIn({ since: '2999-01-01' })).toEqual([])
    expect(await idsIn({ status })).toContain(made.identification.id)
    expect(await idsIn({ status: 'retracted' })).not.toContain(made.identification.id)
    for (const name of ['filmId', 'camp'])
      expect(await idsIn({ [name]: 'a'.repeat(24) })).toEqual([])
    const { headers } = await file('csv', '?status=confirmed&since=2020-01-01')
    expect(headers.get('content-disposition')).toContain('confirmed-public-2020-01-01-confirmed-')
  })

  test.each([
    ['format', { params: { format: 'pdf' } }],
    ['profile', { query: { profile: 'all' } }],
    ['filmId', { query: { filmId: 'x' } }],
    ['camp', { query: { camp: 'Camp 5' } }],
    ['since', { query: { since: 'yesterday' } }],
    ['status', { query: { status: 'gone' } }],
  ])('[S3] a wrong %s is refused by name', async (path, asked) => {
    const whole = { params: { format: 'csv' }, ...asked } as never
    expect((await visitor.refused(exportConfirmed, whole)).errors?.[0]?.path).toBe(path)
  })
})

describe('partner and full', () => {
  const ask = (client: Client, query: object) =>
    client.call(exportConfirmed, { params: { format: 'jsonl' }, query } as never)

  it('[E2, S2] are for moderators who say what for and gave their second factor just now', async () => {
    expectProblem(await ask(visitor, partner), 'auth.required')
    expectProblem(await ask(giver.client, full), 'forbidden')
    const late = await aModerator(server)
    for (const profile of ['partner', 'full'])
      for (const query of [{ profile }, { profile, reason: ' ' }]) {
        const answer = await ask(late.client, query)
        expectProblem(answer, 'request.invalid')
        expect(answer.body).toMatchObject({ errors: [{ path: 'reason' }] })
      }
    await database
      .collection('session')
      .updateMany({ factorAt: { $exists: true } }, [
        { $set: { factorAt: { $subtract: ['$factorAt', 11 * 60_000] } } },
      ])
    await expect.poll(async () => (await ask(late.client, partner)).status).toBe(403)
    const refused = await ask(late.client, partner)
    expect(refused.body).toMatchObject({
      code: 'second-factor.required',
      detail: expect.stringContaining('within the last 10 minutes'),
    })
    await database.collection('session').updateMany({}, { $set: { factorAt: new Date() } })
    await expect.poll(async () => (await ask(late.client, partner)).status).toBe(200)
  })

  it('[E2, M6] each is written into the log, and moderators see who took what and why', async () => {
    const entries = () => database.collection('audit').countDocuments({ act: 'export.partner' })
    const before = await entries()
    const [{ client, name }] = moderators
    await rowsFor(client, { ...partner, status: 'confirmed' })
    expect(await entries()).toBe(before + 1)
    const { items } = await client.done(listDownloads, { query: { limit: 1 } })
    expect(items).toMatchObject([
      {
        ...{ what: 'confirmed.jsonl', profile: 'partner', reason, by: name },
        filters: { status: 'confirmed' },
        logHead: expect.stringMatching(/^[0-9a-f]{64}$/),
        rows: (await rowsFor(visitor, { status: 'confirmed' })).length,
      },
    ])
    await rowsFor(visitor)
    expect(await entries()).toBe(before + 1)
  })

  it('[E2, P4] partner shows withheld names, service numbers and admitted texts, without relatives’ names; full open and dismissed items too', async () => {
    const number = 'RA 16 000 999'
    const made = await confirmed({ name: 'Silas Vexley', serviceNumber: number, died: undefined })
    const relative = await aContributor(server, { name: 'Winifred Quimby' })
    const given = await relative.client.done(giveEvidence, {
      params: params(made.identification),
      body: {
        ...{ class: 'family', stance: 'for', origin: 'Winifred Quimby, his sister' },
        text: 'I am Winifred, and these are his ears.',
      },
    })
    const [{ client }] = moderators
    const texts = async (query: object) =>
      (await rowOf(client, made, query)).evidence.map(({ text }) => text)
    expect(await texts(partner)).toHaveLength(2)
    expect(await texts(full)).toContainEqual(expect.stringContaining('these are his ears'))
    await ruleOn(client, given.evidence.at(-1)?.id ?? '', 'admitted')
    const row = await rowOf(client, made, partner)
    expect(row).toMatchObject({
      ...{ name: 'Silas Vexley', nameWithheld: false, serviceNumber: number },
      rulings: expect.arrayContaining([
        expect.objectContaining({ to: 'confirmed', reasons: 'The evidence carries it.' }),
      ]),
      evidence: expect.arrayContaining([
        expect.objectContaining({ class: 'family', giver: 'relative', origin: null }),
      ]),
    })
    expect(await texts(partner)).toContainEqual(expect.stringContaining('these are his ears'))
    for (const query of [partner, full])
      expect(JSON.stringify(await rowOf(client, made, query))).not.toMatch(/Winifred|Quimby/)
    expect(JSON.stringify(await rowOf(client, made))).not.toMatch(/Vexley|16 000|Winifred/)
  })

  it('[E2, A9] where all his stills are restricted the row stays, without still, hash and rights; full shows them', async () => {
    const made = await confirmed({ name: 'Ezra Coldwater', died: '1951' })
    const [{ client }] = moderators
    await client.done(restrictStill, {
      params: { stillId: made.still.id },
      body: { restricted: true, reasons: 'The family asked.' },
    })
    for (const query of [{}, partner]) {
      const row = await rowOf(client, made, query)
      expect(row).toMatchObject({ name: 'Ezra Coldwater', stillSha256: [], rights: [], stills: [] })
    }
    expect(await rowOf(client, made, full)).toMatchObject({
      stillSha256: [made.still.sha256],
      stills: [{ restricted: true, rights: 'Public domain' }],
    })
  })
})

describe('what programs read', () => {
  // biome-ignore lint/suspicious/noExplicitAny: what is judged is its shape, as a program that is not ours finds it.
  type Json = any
  const feed = async (format: 'atom' | 'json', query = '') => {
    const answer = await fetch(`${server.url}/api/feed.${format}${query}`)
    expect(answer.status).toBe(200)
    return { text: await answer.text(), headers: answer.headers }
  }
  const items = async (query = ''): Promise<Json[]> =>
    JSON.parse((await feed('json', query)).text).items
  const atom = async (query = ''): Promise<Json> => {
    const path = join(folder, 'feed.xml')
    await writeFile(path, (await feed('atom', query)).text)
    const script = join(root, 'test/exports/readFeed.py')
    const outcome = await python(await bringPython('feedparser==6.0.12'), [script, path])
    expect(outcome.complaint).toBe('')
    return JSON.parse(outcome.stdout)
  }

  it('[E4] a page of the feed is read at one moment: who is told of, whose name it is, and which man', async () => {
    await confirmed({ name: 'Adam Moment' })
    await database.command({ profile: 2 })
    expect((await feed('json')).text).toContain('Adam Moment')
    await database.command({ profile: 0 })
    const asked = await allIn(database, 'system.profile', {
      'command.readConcern.level': 'snapshot',
    })
    const name = database.databaseName
    const whole = [...Map.groupBy(asked, ({ command }) => `${command.lsid.id}`).values()].find(
      (some) => some.some(({ command }) => JSON.stringify(command).includes('turn.because')),
    )
    const read = new Set(whole?.map(({ ns }) => ns))
    for (const of of ['identifications', 'people', 'subjects'])
      expect(read).toContain(`${name}.${of}`)
    const moments = whole?.flatMap(({ command }) => command.readConcern.atClusterTime ?? [])
    expect(new Set(moments?.map(String)).size).toBe(1)
  })

  it('[E4, P5] a feed tells confirmations, reopenings and retractions, with stable ids, and a name only while it holds', async () => {
    const made = await confirmed({ name: 'Orville Stroud', died: '1951' })
    const { subjectNumber: number } = await rowOf(visitor, made)
    const [first] = await items('?limit=1')
    expect(first).toMatchObject({
      title: `Unknown man ${number} is confirmed as Orville Stroud`,
      content_text: expect.stringContaining(notice),
      tags: ['confirmed'],
    })
    await ruledByBoth(made.identification, 'retracted')
    const told = await items('?limit=2')
    expect(told).toMatchObject([
      { title: `Unknown man ${number}: a confirmed name was retracted`, tags: ['retracted'] },
      { id: first.id, date_published: first.date_published, tags: ['confirmed'] },
    ])
    expect(told[1].date_modified > first.date_modified).toBe(true)
    expect(JSON.stringify(told)).not.toContain('Stroud')
    const [{ client }] = moderators
    const now = await client.done(getIdentification, { params: params(made.identification) })
    await ruled(client, now, 'proposed')
    expect((await items('?limit=1'))[0].tags).toEqual(['reopened'])
    const others = await atom()
    expect(others).toMatchObject({ bozo: false, version: 'atom10' })
    expect(others.entries.map(({ id }: Json) => id)).toEqual((await items()).map(({ id }) => id))
    expect((await items()).length).toBeGreaterThan(3)
  })

  it('[E4, P4] its names are as visitors read them, whoever asks', async () => {
    await confirmed({ name: 'Living Man', died: undefined })
    for (const { client } of [moderators[0], giver]) {
      const { body } = await client.call(getFeed, { params: { format: 'json' } })
      expect(JSON.stringify(body)).not.toContain('Living Man')
    }
    expect((await items('?limit=1'))[0].title).toMatch(/^Unknown man \d+: a name was confirmed$/)
  })

  it('[E4] pages lead on to the last one, and who has the newest is told so', async () => {
    const all = (await items('?limit=100')).map(({ id }) => id)
    const seen: string[] = []
    let next: string | null = `${server.url}/api/feed.json?limit=2`
    while (next) {
      const page: Json = await (await fetch(next)).json()
      expect(page).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', feed_url: next })
      seen.push(...page.items.map(({ id }: Json) => id))
      next = page.next_url ?? null
    }
    expect(seen).toEqual(all)
    const { links } = await atom('?limit=2')
    expect(links.map(([rel]: string[]) => rel).sort()).toEqual([
      'alternate',
      'first',
      'next',
      'self',
    ])
    for (const format of ['atom', 'json'] as const) {
      const { headers } = await feed(format)
      const etag = headers.get('etag') ?? ''
      const again = await fetch(`${server.url}/api/feed.${format}`, {
        headers: { 'if-none-match': etag },
      })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    for (const query of ['?cursor=x', '?limit=0', '?filmId=x', '?camp=x'])
      expect((await fetch(`${server.url}/api/feed.atom${query}`)).status).toBe(400)
  })

  it('[E4, A9, E1] of a film alone; an annotation names still, hash, pixels, frame and rate; what is restricted is in neither', async () => {
    const filmId = await aCutFilm(giver)
    const { items: stills } = await visitor.done(listStills, { query: { filmId } })
    const [still] = stills
    if (!still) throw new Error('the film has no still')
    const made = await confirmed({ name: 'Clement Ivory', died: '1951' }, still)
    const ofFilm = `?filmId=${filmId}`
    expect(await items(ofFilm)).toHaveLength(1)
    expect(await items(`?camp=${filmId}`)).toEqual([])
    const asked = { query: { filmId } } as never
    const answer = await visitor.call(exportAnnotations, asked)
    expect(answer.headers.get('content-type')).toContain('application/ld+json')
    const collection = answer.body as Json
    expect(collection).toMatchObject({
      '@context': ['http://www.w3.org/ns/anno.jsonld', expect.anything()],
      ...{ type: 'AnnotationCollection', id: expect.stringContaining(server.url) },
      first: { type: 'AnnotationPage', partOf: collection.id },
    })
    const rest = await everyAnnotation(collection.first)
    expect(rest).toHaveLength(1)
    expect(rest[0]).toMatchObject({
      ...{ type: 'Annotation', motivation: 'identifying' },
      body: [
        { type: 'TextualBody', purpose: 'identifying', value: 'Clement Ivory' },
        { value: `Status: confirmed. ${notice}` },
        { source: `${server.url}/subjects/${made.identification.subjectId}` },
      ],
      target: {
        source: {
          id: `${server.url}/iiif/3/${still.id}/full/max/0/default.jpg`,
          ...{ sha256: still.sha256, frame: still.frame, rate: { num: 24, den: 1 } },
        },
        selector: { type: 'FragmentSelector', value: 'xywh=pixel:20,20,60,75' },
      },
    })
    await database
      .collection<{ _id: string }>('stills')
      .updateOne({ _id: still.id }, { $set: { restricted: true } })
    expect(await items(ofFilm)).toEqual([])
    const hidden = await visitor.call(exportAnnotations, asked)
    expect(JSON.stringify(hidden.body)).not.toContain(still.sha256)
  })

  it('[E1] annotations go on page by page to the last sighting', async () => {
    const start = `${server.url}/api/exports/annotations?limit=2`
    const collection: Json = await (await fetch(start)).json()
    const all = await everyAnnotation(collection.first)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    const rows = await rowsFor(visitor)
    expect(all).toHaveLength(rows.flatMap(({ stills }) => stills).length)
    const wrong = await visitor.refused(exportAnnotations, { query: { cursor: 'x' } } as never)
    expect(wrong.errors?.[0]?.path).toBe('cursor')
  })

  const everyAnnotation = async (first: Json): Promise<Json[]> => {
    const all: Json[] = [...first.items]
    for (let next = first.next; next; ) {
      const page: Json = await (await fetch(next)).json()
      expect(page).toMatchObject({
        '@context': expect.anything(),
        type: 'AnnotationPage',
        id: next,
      })
      all.push(...page.items)
      next = page.next
    }
    return all
  }
})

describe('the package', () => {
  /** As the Library of Congress’s own program judges it; gives the paths of what is in it. */
  const judged = async (zip: string): Promise<string[]> => {
    const script = join(root, 'test/exports/judgeBag.py')
    const outcome = await python(await bringPython('bagit==1.9.0'), [script, zip])
    expect(outcome.complaint).toBe('')
    return JSON.parse(outcome.stdout)
  }
  const tables = ['csv', 'json', 'jsonl', 'xlsx'].map((format) => `confirmed.${format}`)

  it('[E1, E3, M6] is a valid bag with every format, the pictures, and what it is in plain words', async () => {
    const made = await confirmed({ name: 'Harlan Fitch', died: '1951' })
    const { subjectNumber, stills } = await rowOf(visitor, made)
    const answer = await fetch(`${server.url}/api/exports/package.zip`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    const zip = join(folder, 'public.zip')
    await writeFile(zip, Buffer.from(await answer.arrayBuffer()))
    const paths = await judged(zip)
    expect(paths).toEqual(
      expect.arrayContaining([
        ...tables,
        ...['README.txt', 'csv-metadata.json', 'annotations.json', `photos/${made.still.id}.jpg`],
        `men/${subjectNumber}/${stills[0]?.sightingId}.png`,
        `dossiers/${subjectNumber}.pdf`,
      ]),
    )
    expect(paths).not.toContain('audit-log.jsonl')
  })

  it('[E2, E1] for partners it holds the log too; at the command line it is written whole or not at all, and logged', async () => {
    expectProblem(await visitor.call(exportPackage, { query: partner }), 'auth.required')
    const zip = join(folder, 'partner.zip')
    const env = { MONGODB_URI: databaseUri, DATA_DIR: server.dataDir }
    const done = await obeyed(['export', 'package', '--profile', 'partner', zip], env)
    expect(done).toMatchObject({ code: 0, stderr: '' })
    expect(await judged(zip)).toContain('audit-log.jsonl')
    const { items } = await moderators[0].client.done(listDownloads, { query: { limit: 1 } })
    expect(items).toMatchObject([{ what: 'package.zip', by: 'the command line', ended: 'whole' }])
    const nowhere = join(folder, 'missing', 'partner.zip')
    expect((await obeyed(['export', 'package', '--profile', 'partner', nowhere], env)).code).toBe(1)
    const after = await moderators[0].client.done(listDownloads, { query: { limit: 1 } })
    expect(after.items).toEqual(items)
  })
})
