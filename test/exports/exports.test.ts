import { safeCell } from '@rollcall/api/exports/formats.ts'
import { exportConfirmed, exportRow, notice } from '@rollcall/contract/exports.ts'
import { getIdentification, type Identification } from '@rollcall/contract/identifications.ts'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { admitted, caption, ruled, witness } from '../cases/world.ts'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
let visitor: Client
let giver: Account
let moderators: [Account, Account]

beforeAll(async () => {
  server = await startServer()
  visitor = aVisitor(server)
  giver = await aContributor(server)
  moderators = [await aModerator(server), await aModerator(server)]
})

const confirmed = async (
  person: object,
): Promise<{ identification: Identification; sha256: string }> => {
  const still = await aStill(giver)
  const subject = await aSubject(giver, { still })
  const proposed = await anIdentification(giver, {
    subject,
    person: await aPerson(moderators[0], person),
  })
  const giverOfMore = await aContributor(server)
  await admitted(giverOfMore, moderators[0], proposed, caption())
  const strong = await admitted(giverOfMore, moderators[0], proposed, witness())
  for (const { client } of moderators)
    expect((await ruled(client, strong, 'confirmed')).status).toBe(201)
  return { identification: strong, sha256: still.sha256 }
}

const file = async (
  format: 'csv' | 'json' | 'jsonl',
): Promise<{ text: string; type: string | null }> => {
  const answer = await fetch(`${server.url}/api/exports/confirmed.${format}`)
  expect(answer.status).toBe(200)
  return { text: await answer.text(), type: answer.headers.get('content-type') }
}

const ids = [
  { authority: 'DPAA', id: 'K-0147' },
  { authority: 'Army', id: 'RA16000147' },
]

describe('the public export', () => {
  it('[E1] [E3] [P6] is CSV, JSON and JSON Lines of the same rows, each with what it rests on and the notice', async () => {
    const { identification, sha256 } = await confirmed({
      ...{ name: 'Daniel Whitlock', died: '1951-02', serviceNumber: 'RA 16 000 147', ids },
    })
    const lines = (await file('jsonl')).text
      .trim()
      .split('\n')
      .map((one) => exportRow.parse(JSON.parse(one)))
    const row = lines.find(({ id }) => id === identification.id)
    expect(row).toMatchObject({
      status: 'confirmed',
      name: 'Daniel Whitlock',
      // His service number is public nowhere, whoever calls him by it.
      ids: ids.slice(0, 1),
      nameWithheld: false,
      evidenceClasses: ['caption', 'witness'],
      stillSha256: [sha256],
      notice,
      tally: { 'same-sure': 0 },
    })
    expect(Date.parse(row?.decidedAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
    const json = await file('json')
    expect(json.type).toMatch(/^application\/json/)
    expect(JSON.parse(json.text)).toEqual({ notice, items: lines })
    const csv = await file('csv')
    expect(csv.type).toMatch(/^text\/csv/)
    expect(csv.text.split('\r\n')[0]).toMatch(/^id,version,status,decidedAt/)
    expect(csv.text).toContain(`${identification.id},${row?.version},confirmed`)
    expect(csv.text).toContain(notice)
  })

  it('[E3, K3] the tally is null while answers are on their way to where they belong', async () => {
    const { identification } = await confirmed({ name: 'Amos Tillery', died: '1951-02' })
    await database
      .collection<{ _id: string }>('tallies')
      .updateOne(
        { _id: identification.id },
        { $set: { regrouping: { tree: { ballotId: identification.id, parts: [] }, after: '' } } },
      )
    const row = (await file('jsonl')).text
      .split('\n')
      .find((one) => one.includes(identification.id))
    expect(JSON.parse(row ?? '{}').tally).toBeNull()
    const csv = parse((await file('csv')).text, { bom: true, columns: true }) as object[]
    const cells = csv.find((one) => 'id' in one && one.id === identification.id)
    expect(cells).toMatchObject({ 'tally.same-sure': '', 'tally.cant-tell': '' })
  })

  it('[E1] no cell of the CSV is a formula, and nothing else is changed in any format', async () => {
    const names = [
      '=HYPERLINK("http://elsewhere.example","x")',
      "+1+cmd|' /C calc'!A0",
      '-2+3',
      '@SUM(1+1)*cmd',
      '＝1+1',
      'a","=1+1',
      'O’Neill; "Jack", <b>',
    ]
    const ids: string[] = []
    for (const name of names) ids.push((await confirmed({ name, died: '1951' })).identification.id)
    const { text } = await file('csv')
    const cells = parse(text, { bom: true }) as string[][]
    for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u)
    const [heads = [], ...rows] = cells
    const nameIn = (row: readonly string[] = []) => row[heads.indexOf('name')]
    for (const [at, name] of names.entries()) {
      const found = rows.find(([id]) => id === ids[at])
      expect(nameIn(found)).toBe(/^\w/.test(name) ? name : `'${name}`)
      expect(found).toHaveLength(heads.length)
    }
    const lines = (await file('jsonl')).text.trim().split('\n')
    const rest = JSON.parse((await file('json')).text).items
    for (const items of [lines.map((one) => JSON.parse(one)), rest])
      for (const [at, name] of names.entries())
        expect(items.find(({ id }: { id: string }) => id === ids[at])?.name).toBe(name)
    for (const bad of ['=1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', '＝1'])
      expect(safeCell(bad)).toBe(`'${bad}`)
    expect(safeCell('O’Neill')).toBe('O’Neill')
  }, 120_000)

  it('[P4] a name that is withheld is withheld in the export too', async () => {
    const { identification } = await confirmed({ name: 'Still Living', died: undefined })
    const { text } = await file('jsonl')
    const row = text.split('\n').find((one) => one.includes(identification.id)) ?? ''
    expect(JSON.parse(row)).toMatchObject({ name: null, nameWithheld: true })
    for (const format of ['csv', 'json', 'jsonl'] as const)
      expect((await file(format)).text).not.toContain('Still Living')
  })

  it('[E3] a retracted one stays, marked; a reopened one is missing until it is decided again', async () => {
    const { identification } = await confirmed({ name: 'Retracted Man', died: '1952' })
    for (const { client } of moderators) {
      const now = await client.done(getIdentification, {
        params: { identificationId: identification.id },
      })
      expect((await ruled(client, now, 'retracted')).status).toBe(201)
    }
    const row =
      (await file('jsonl')).text.split('\n').find((one) => one.includes(identification.id)) ?? ''
    expect(JSON.parse(row)).toMatchObject({ status: 'retracted', name: 'Retracted Man' })
  })

  it('[S3] another format or profile is refused by name', async () => {
    expect(
      (await visitor.refused(exportConfirmed, { params: { format: 'pdf' } })).errors?.[0]?.path,
    ).toBe('format')
    const profile = { params: { format: 'csv' }, query: { profile: 'full' } } as never
    expect((await visitor.refused(exportConfirmed, profile)).errors?.[0]?.path).toBe('profile')
  })
})
