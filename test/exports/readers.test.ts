import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { safeCell } from '@rollcall/contract/csvLine.ts'
import { getDossier } from '@rollcall/contract/dossiers.ts'
import { pathOf } from '@rollcall/contract/endpoint.ts'
import type { LeavingRow } from '@rollcall/contract/exportRow.ts'
import { giveEvidence, type Identification } from '@rollcall/contract/identifications.ts'
import { writeReply } from '@rollcall/contract/replies.ts'
import { beforeAll, expect, test } from 'vitest'
import { params, ruleOn } from '../cases/world.ts'
import { anIdentification, aPerson } from '../factories/cases.ts'
import { confirmedBy } from '../factories/confirmed.ts'
import { replyGiven } from '../factories/replies.ts'
import { aRenderedDocument } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { aFolder } from '../support/folder.ts'
import { bringPython, python } from '../support/python.ts'
import { type Server, startServer } from '../support/server.ts'
import { root } from '../support/tree.ts'
import { judgePdf } from './paper.ts'

let server: Server
let giver: Account
let moderators: [Account, Account]
let folder: string
beforeAll(async () => {
  server = await startServer()
  giver = await aContributor(server)
  moderators = [await aModerator(server), await aModerator(server)]
  folder = await aFolder()
})

const confirmed = async (person: object): Promise<Identification> => {
  const found = await aPerson(moderators[0], { died: '1951', ...person })
  const proposed = await anIdentification(giver, { person: found })
  return confirmedBy(server, moderators, proposed)
}

const taken = async (path: string, cookie = ''): Promise<{ bytes: Buffer; file: string }> => {
  const answer = await fetch(server.url + path, { headers: { cookie } })
  expect(answer.status).toBe(200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const file = join(folder, path.replaceAll(/[^\w.]/g, '-'))
  await writeFile(file, bytes)
  return { bytes, file }
}

/** What a program that is not ours prints of a file. */
const readBy = async (program: string, packages: string, file: string) => {
  const brought = packages ? await bringPython(packages) : ''
  const outcome = await python(brought, [join(root, 'test/exports', program), file])
  expect(outcome.complaint).toBe('')
  return JSON.parse(outcome.stdout)
}

const rowOf = async ({ id }: Identification): Promise<LeavingRow> => {
  const { bytes } = await taken('/api/exports/confirmed.json')
  const { items }: { items: LeavingRow[] } = JSON.parse(bytes.toString())
  const found = items.find((row) => row.id === id)
  if (!found) throw new Error(`no row is of ${id}`)
  return found
}

/** The two sheets of the workbook, as calamine reads them. */
const sheets = async (): Promise<readonly [string[][], string[][]]> =>
  readBy(
    'readCells.py',
    'python-calamine==0.9.1',
    (await taken('/api/exports/confirmed.xlsx')).file,
  )

test('[E1] a package, and a workbook, can be unpacked while it comes, by who keeps nothing of it', async () => {
  const { subjectNumber } = await rowOf(await confirmed({ name: 'Daniel Whitlock' }))
  const read = (file: string): Promise<string[]> =>
    readBy('readStream.py', 'stream-unzip==0.0.101', file)
  const paths = await read((await taken('/api/exports/package.zip')).file)
  for (const path of [
    'data/confirmed.xlsx',
    `data/dossiers/${subjectNumber}.pdf`,
    'tagmanifest-sha256.txt',
  ])
    expect(paths).toContainEqual(
      expect.stringMatching(new RegExp(`^rollcall-public-[\\d-]+/${path}$`)),
    )
  expect(paths).toContainEqual(expect.stringMatching(/data\/photos\/\w+\.jpg$/))
  expect(await read((await taken('/api/exports/confirmed.xlsx')).file)).toContain('xl/workbook.xml')
})

test('[E1] a text that a workbook would take for a sign by its number is read as it was written', async () => {
  const names = ['Sign _x0041_ and _x000d_', '_x005F_x0041_x0042_', '_x004_ _y0041_ _x00410_']
  const made: Identification[] = []
  for (const name of names) made.push(await confirmed({ name }))
  const [[, heads = [], ...rows]] = await sheets()
  const cell = (name: string, row: string[]) => row[heads.indexOf(name)]
  for (const [at, { id }] of made.entries())
    expect(rows.find((row: string[]) => cell('id', row) === id)).toContain(names[at])
})

test('[E1, E3] what is longer than a cell may be ends with a sign that the second sheet explains, and is whole in the other tables', async () => {
  const made = await confirmed({ name: 'Long Evidence' })
  const text = 'He was named. '.repeat(350)
  for (let at = 0; at < 8; at += 1) {
    const body = { class: 'circumstance', stance: 'for', origin: `List ${at}`, text } as const
    const given = await giver.client.done(giveEvidence, { params: params(made), body })
    await ruleOn(moderators[0].client, given.evidence.at(-1)?.id ?? '', 'admitted')
  }
  const [[, heads = [], ...rows], told] = await sheets()
  const row = rows.find((one) => one.includes(made.id))
  const evidence = row?.[heads.indexOf('evidence')] ?? ''
  expect([evidence.length, evidence.endsWith(' …')]).toEqual([32_002, true])
  expect(told).toContainEqual(['…', expect.stringContaining('all of it is in CSV')])
  const { bytes } = await taken('/api/exports/confirmed.csv')
  expect(bytes.toString().split('List 7')[1]).toContain(text.trim())
})

test('[E1, P6] what parts the ids that authorities gave stands in none of them', async () => {
  const ids = [
    { authority: 'DPAA; Hawaii', id: '00; 17' },
    { authority: '국방부', id: '=1' },
  ]
  const row = await rowOf(await confirmed({ name: 'Two Ids', ids }))
  expect(row.ids).toEqual(ids)
  const { bytes } = await taken('/api/exports/csv-metadata.json')
  const { columns } = JSON.parse(bytes.toString()).tableSchema
  const { separator } = columns.find(({ titles }: { titles: string }) => titles === 'ids')
  const [[, heads = [], ...rows]] = await sheets()
  const cells = rows.find((one) => one.includes(row.id))
  expect(cells?.[heads.indexOf('ids')]?.split(separator)).toEqual([
    'DPAA; Hawaii: 00; 17',
    '국방부: =1',
  ])
})

test('[E1] no cell of CSV is a formula to who parts cells by semicolons or tabs either, and each line is a row to him', async () => {
  const ids = [
    { authority: 'DPAA', id: '1' },
    { authority: '=2+3', id: '4' },
    { authority: '-5', id: '6' },
  ]
  const names = ['Jack;=1+1;Red', 'Sean;-1+1;＝2', '=0;@SUM(1);', ';+1']
  for (const name of names) await confirmed({ name, ids })
  const { file, bytes } = await taken('/api/exports/confirmed.csv')
  const program = `import csv, json, sys
rows = lambda by: csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline=""), delimiter=by)
print(json.dumps([cell for by in ";\\t,|" for row in rows(by) for cell in row]))`
  const outcome = await python('', ['-c', program, file])
  const cells: string[] = JSON.parse(outcome.stdout)
  expect(cells.length).toBeGreaterThan(100)
  expect(cells.filter((cell) => /^[=+\-@＝＋－＠]/u.test(cell))).toEqual([])
  for (const name of ["Jack;'=1+1;Red", "Sean;'-1+1;'＝2", "'=0;'@SUM(1);", ";'+1"])
    expect(bytes.toString()).toContain(`,${name},`)
  expect(safeCell('; - ;a-b;\nc;;"=1"')).toBe('; - ;a-b;\nc;;"=1"')
})

test('[E2, E1] a reply is told in a table with what is written of it, by id and title', async () => {
  const made = await confirmed({ name: 'Answered For' })
  const { id: documentId } = await aRenderedDocument(moderators[0])
  const title = '회신: "각서", =1'
  await database
    .collection<{ _id: string }>('documents')
    .updateOne({ _id: documentId }, { $set: { title } })
  const [{ client }] = moderators
  const body = { ...replyGiven, documentId }
  await client.done(writeReply, { params: params(made), body })
  const path = '/api/exports/confirmed.csv?profile=full&reason=For+the+archive.'
  const { file } = await taken(path, client.cookie())
  await rename(file, `${file}.csv`)
  const rows: Record<string, string>[] = await readBy('readTable.py', '', `${file}.csv`)
  expect(rows.find(({ id }) => id === made.id)?.replies).toBe(
    `2026-03-02 DPAA (DPAA-2026-0147): accepted, not public; They will open his file again.; document ${documentId}: ${title}`,
  )
})

test('[E1, S1] a dossier’s title is in its metadata whatever it is, and what is copied out has every sign, whatever was printed before', async () => {
  const printed = async (name: string) => {
    const { subjectId } = await confirmed({ name })
    const { bytes, file } = await taken(pathOf(getDossier, { subjectId }))
    const { text } = await judgePdf(folder, bytes)
    return { text: text.replace(/\s+/gu, ' '), titles: await readBy('readXmp.py', '', file) }
  }
  // Of which `'` is a part in the font of headings, and `.` of `…`.
  for (const name of ['Jack "Red" Ames… & Sons: <é> 1', 'Sean O\'Neill Jr. & "Co" e.'])
    expect(await printed(name)).toEqual({
      text: expect.stringContaining(name),
      titles: [expect.stringContaining(name)],
    })
})

test('[E2, M6] who asks for the head of a file takes nothing, and nothing is written down; who asks for what he may not take is refused', async () => {
  const { subjectId } = await confirmed({ name: 'Asked About' })
  const kept = () =>
    Promise.all(['audit', 'downloads'].map((of) => database.collection(of).countDocuments()))
  const before = await kept()
  const query = '?profile=partner&reason=For+the+archive.'
  const dossier = pathOf(getDossier, { subjectId })
  for (const path of ['/api/exports/confirmed.csv', '/api/exports/package.zip', dossier]) {
    const ask = (cookie: string) =>
      fetch(server.url + path + query, { method: 'HEAD', headers: { cookie } })
    const answer = await ask(moderators[0].client.cookie())
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('partner'),
    ])
    expect([(await ask('')).status, (await ask(giver.client.cookie())).status]).toEqual([401, 403])
  }
  expect(await kept()).toEqual(before)
})

test.each(['/api/feed.atom', '/api/feed.json', '/api/exports/annotations'])(
  '[E4, E1] who holds %s is told so, however he says it',
  async (path) => {
    await confirmed({ name: 'Held Already' })
    const ask = async (held: string) =>
      (await fetch(server.url + path, { headers: { 'if-none-match': held } })).status
    const etag = (await fetch(server.url + path)).headers.get('etag') ?? ''
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*', ' * '])
      expect([held, await ask(held)]).toEqual([held, 304])
    for (const held of ['"other"', etag.slice(0, -2), '']) expect(await ask(held)).toBe(200)
  },
)
