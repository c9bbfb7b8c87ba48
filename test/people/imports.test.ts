import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { propose } from '@rollcall/contract/identifications.ts'
import {
  answerAsked,
  getImport,
  listAsked,
  listImportRows,
  listImports,
  type RosterImport,
  startImport,
  stopImport,
  takeAnswerBack,
} from '@rollcall/contract/imports.ts'
import { editPerson, getPerson, listPeople } from '@rollcall/contract/people.ts'
import type { RosterMapping } from '@rollcall/contract/roster.ts'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, aSubject } from '../factories/cases.ts'
import { type Account, aContributor, aModerator, anAdmin } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { heldBack } from '../support/heldBack.ts'
import { importEnded } from '../support/importing.ts'
import { peakGrowth } from '../support/memory.ts'
import type { Running } from '../support/processes.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { beginUpload, upload } from '../support/upload.ts'
import { workbookOf, zipOf } from '../support/zip.ts'

let server: Server
let worker: Running
let admin: Account
beforeAll(async () => {
  server = await startServer()
  admin = await anAdmin(server)
  worker = await startWorker({ dataDir: server.dataDir })
})
beforeEach(async () => {
  for (const name of ['people', 'importedPeople', 'importAsks'])
    await database.collection(name).deleteMany({})
})
afterEach(() => expect([...server.errors(), ...worker.errors()]).toEqual([]))

const sent = (content: string | Uint8Array): Promise<string> =>
  upload(admin.client, typeof content === 'string' ? new TextEncoder().encode(content) : content)

const begin = (body: object): Promise<RosterImport> =>
  admin.client.done(startImport, { body: body as never })

const run = async (uploadId: string, mapping: object, dryRun = false): Promise<RosterImport> =>
  importEnded(admin, (await begin({ uploadId, mapping, dryRun })).id)

const rowsOf = async ({ id }: { id: string }, query: object = {}) => {
  const asked = { params: { importId: id }, query: { limit: 100, ...query } }
  return (await admin.client.done(listImportRows, asked)).items
}

const none = { new: 0, changed: 0, unchanged: 0, asked: 0, bad: 0, noted: 0 }
const people = () => database.collection('people').find().sort({ _id: 1 }).toArray()

const csv = `A list of 1953,,,

Name,Service no,Born,Camp
"Whitlock, Daniel A.",RA 1,6/14/1929,Camp 5
"Reyes, Thomas",RA 2,1930/1929,Camp 5/Camp 1
,RA 3,1931,
`
const mapping = {
  source: 'A list of 1953',
  columns: {
    name: { column: 'Name', familyFirst: true },
    serviceNumber: 'Service no',
    born: { column: 'Born', order: 'month-day-year' },
    camps: [{ column: 'Camp', separator: '/' }],
  },
} satisfies RosterMapping

describe('from file to roster', () => {
  test('[P1] a list is looked at: how it is written, where its head stands, and what its columns may mean', async () => {
    const looked = await begin({ uploadId: await sent(csv) })
    expect(looked).toMatchObject({ state: 'looked', mapping: null, rows: 0 })
    expect(looked.look).toMatchObject({
      form: 'text',
      ...{ encoding: 'utf-8', encodingBy: 'fits', delimiter: ',', head: 3 },
    })
    expect(looked.look.columns[0]).toEqual({
      heading: 'Name',
      twice: false,
      values: ['Whitlock, Daniel A.', 'Reyes, Thomas'],
    })
    expect(looked.look.guess).toEqual({ source: null, columns: mapping.columns })
  })

  test('[P1] tried, every row has its outcome and nothing is written; imported, it is; again, it changes nothing', async () => {
    const uploadId = await sent(csv)
    const tried = await run(uploadId, mapping, true)
    const counts = { ...none, new: 2, bad: 1, noted: 1 }
    expect(tried).toMatchObject({ state: 'done', dryRun: true, counts, rows: 3, allRows: 3 })
    expect(await rowsOf(tried)).toEqual([
      { row: 4, name: 'Daniel A. Whitlock', outcome: 'new', changed: [], notes: [] },
      {
        ...{ row: 5, name: 'Thomas Reyes', outcome: 'new', changed: [] },
        notes: [{ what: 'no-date', columns: ['Born'], written: '1930/1929' }],
      },
      {
        ...{ row: 6, name: null, outcome: 'bad', changed: [] },
        notes: [{ what: 'empty', columns: ['Name'] }],
      },
    ])
    expect((await rowsOf(tried, { outcome: 'bad' })).map(({ row }) => row)).toEqual([6])
    expect((await rowsOf(tried, { noted: 'true' })).map(({ row }) => row)).toEqual([5])
    expect(await people()).toEqual([])

    const done = await run(uploadId, mapping)
    expect(done).toMatchObject({ id: tried.id, state: 'done', dryRun: false, counts })
    expect(done.look.columns[0]?.values).toEqual([])
    const before = await people()
    expect(before).toMatchObject([
      { name: 'Daniel A. Whitlock', born: '1929-06-14', stays: [{ source: 'A list of 1953' }] },
      { name: 'Thomas Reyes', born: null, stays: [{}, {}] },
    ])
    const again = await run(await sent(csv), mapping)
    expect(again.counts).toEqual({ ...none, unchanged: 2, bad: 1, noted: 1 })
    expect(await people()).toEqual(before)
    expect((await begin({ uploadId, mapping })).id).toBe(done.id)
    const { items } = await admin.client.done(listImports, {})
    expect(items.slice(0, 2).map(({ id }) => id)).toEqual([again.id, done.id])
  })
})

describe('one number in several rows', () => {
  const columns = { id: 'Nr', name: 'Name', serviceNumber: 'SN', rank: 'Rank' }
  const filler = Array.from({ length: 120 }, (_, at) => `Man ${at},K${at},`)
  const rows = [
    ['Alvin Testman', 'RA 41000001', '', 'new'],
    ['A. Testman', 'RA41000001', 'Pfc.', 'changed'],
    ['Carl Brandt', 'RA 41000003', 'Pfc.', 'changed'],
    ['C. Brandt', 'RA41000003', 'Cpl.', 'unchanged'],
    ['Otto Otis', 'RA 41000002', 'Sgt.', 'new'],
    // Far enough from those for it to be in another transaction.
    null,
    ['Alvin B. Testman', 'RA-41000001', 'Cpl.', 'unchanged'],
    ['Zeb Quill', 'RA 41000001', '', 'asked'],
    ['Quite Another', '41000002', '', 'asked'],
  ] as const
  const list = rows
    .flatMap((row) => (row ? [row.slice(0, 3).join(',')] : filler))
    .map((row, at) => `${at},${row}\n`)
    .join('')
  const due = rows.flatMap((row) => (row ? [row[3]] : filler.map(() => 'new')))

  test.each(['tried', 'imported'])(
    '[P1] %s, a row is a man of a row ahead, or asks, however far that is ahead',
    async (how) => {
      await aPerson(admin, { name: 'Carl Brandt', serviceNumber: 'RA41000003' })
      const mapping = { source: 'One number', columns }
      const ended = await run(await sent(`Nr,Name,SN,Rank\n${list}`), mapping, how === 'tried')
      const told = [...(await rowsOf(ended)), ...(await rowsOf(ended, { cursor: '101' }))]
      expect(told.map(({ outcome }) => outcome)).toEqual(due)
      if (how === 'tried') return
      const ranks = (await people()).filter(({ name }) => /Testman|Brandt/.test(name))
      expect(ranks.map(({ name, rank }) => [name, rank]).sort()).toEqual([
        ['Alvin Testman', 'Pfc.'],
        ['Carl Brandt', 'Pfc.'],
      ])
      const { items } = await admin.client.done(listAsked, {})
      const asked = items.map(({ given, people: [man] }) => [given.name, man?.name])
      expect(asked.sort()).toEqual([
        ['Quite Another', 'Otto Otis'],
        ['Zeb Quill', 'Alvin Testman'],
      ])
    },
  )
})

describe('the mapping', () => {
  test('[P1] a list with the columns of one that was imported is read as that one was', async () => {
    await run(await sent(csv), mapping)
    const { look } = await begin({ uploadId: await sent(csv.replace('RA 1', 'RA 9')) })
    expect(look.guess).toEqual({ source: mapping.source, columns: mapping.columns })
  })

  test('[P1] Korean of a spreadsheet is read; how it is read can be chosen otherwise', async () => {
    const korean = Uint8Array.from([
      ...[0xb1, 0xba, 0xb9, 0xf8, 0x2c, 0xc0, 0xcc, 0xb8, 0xa7, 0x0a],
      ...[0x31, 0x2c, 0xb1, 0xe8, 0xbf, 0xb5, 0xbc, 0xf6, 0x0a],
    ])
    const uploadId = await sent(korean)
    const { look } = await begin({ uploadId })
    expect(look).toMatchObject({ encoding: 'euc-kr', encodingBy: 'guess' })
    expect(look.guess.columns).toEqual({ serviceNumber: '군번', name: '이름' })
    const other = await begin({ uploadId, reading: { encoding: 'latin-1', head: 2 } })
    expect(other.look).toMatchObject({ encoding: 'latin-1', encodingBy: 'mapping', head: 2 })
  })

  test('[P1] a mapping that does not fit the list is refused in words, and changes nothing', async () => {
    const uploadId = await sent(csv)
    const asked = { uploadId, mapping: { ...mapping, columns: { name: 'Nobody' } } }
    const missing = await admin.client.refused(startImport, { body: asked })
    expect(missing).toMatchObject({
      ...{ code: 'list.unfit', status: 400, fault: 'columns-missing' },
      errors: [{ path: 'mapping.columns', message: expect.stringMatching(/Nobody.*It has: Name/) }],
    })
    const twice = await admin.client.refused(startImport, {
      body: { uploadId: await sent('Name,Name\nA,B\n'), mapping: asked.mapping },
    })
    expect(twice).toMatchObject({ fault: 'columns-missing' })
    expect(await database.collection('rosterImports').countDocuments({ uploadId })).toBe(0)
  })

  test('[P1] [S3] a bad mapping: 400 with its field', async () => {
    const body = { uploadId: await sent(csv), mapping: { source: '', columns: { name: 7 } } }
    const { errors } = await admin.client.refused(startImport, { body: body as never })
    expect(errors?.map(({ path }) => path)).toEqual(['mapping.source', 'mapping.columns.name'])
  })
})

describe('who may', () => {
  test('[S2] moderators do not import, and an upload is its owner’s alone', async () => {
    const uploadId = await sent(csv)
    const { client } = await aModerator(server)
    expect((await client.refused(startImport, { body: { uploadId } })).code).toBe('forbidden')
    const other = await anAdmin(server)
    const { errors } = await other.client.refused(startImport, { body: { uploadId } })
    expect(errors?.[0]?.path).toBe('uploadId')
    const bare = await anAdmin(server, { factor: false })
    const { code } = await bare.client.refused(listAsked, {})
    expect(code).toBe('second-factor.required')
  })

  test('[M6] an import is an act in the log, with hashes and no name; a dry run is none', async () => {
    const audit = database.collection('audit')
    const before = await audit.countDocuments()
    const uploadId = await sent(csv)
    await run(uploadId, mapping, true)
    expect(await audit.countDocuments()).toBe(before)
    await run(uploadId, mapping)
    const entries = await audit.find().sort({ _id: 1 }).skip(before).toArray()
    expect(entries).toMatchObject([
      { act: 'people.import', about: { file: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    ])
    expect(JSON.stringify(entries)).not.toMatch(/Whitlock/)
  })
})

describe('rows that ask', () => {
  const list = (source: string) => ({
    source,
    columns: { name: 'Name', serviceNumber: 'SN', rank: 'Rank' },
  })
  const anAsk = async () => {
    const known = await aPerson(admin, { name: 'Zeb Quill', serviceNumber: 'RA40000001' })
    const uploadId = await sent('Name,SN,Rank\nAlvin Testman,RA 40 000 001,Pfc.\n')
    const { counts } = await run(uploadId, list('Another office'))
    expect(counts).toEqual({ ...none, asked: 1 })
    const { items } = await admin.client.done(listAsked, {})
    expect(items).toMatchObject([
      { given: { name: 'Alvin Testman', rank: 'Pfc.' }, people: [{ id: known.id, rank: null }] },
    ])
    return { known, askId: items[0]?.id ?? '' }
  }
  const again = () =>
    sent('Name,SN,Rank\nAlvin Testman,RA 40 000 001,Pfc.\n').then((id) =>
      run(id, list('Another office')),
    )
  const lastAct = async () =>
    (await database.collection('audit').find().sort({ _id: -1 }).limit(1).toArray())[0]?.act

  test('[P1] [M6] the same man: his gaps are filled, his list knows him, and the log grows', async () => {
    const { known, askId } = await anAsk()
    const asked = { params: { askId }, body: { same: known.id }, key: 'the-same-man' }
    expect(await admin.client.done(answerAsked, asked)).toMatchObject({
      ...{ id: known.id, name: 'Zeb Quill', rank: 'Pfc.' },
    })
    expect(await lastAct()).toBe('people.answer.same')
    expect((await admin.client.done(answerAsked, asked)).id).toBe(known.id)
    expect((await admin.client.done(listAsked, {})).items).toEqual([])
    expect((await again()).counts).toEqual({ ...none, unchanged: 1 })
    expect(await people()).toHaveLength(1)
  })

  test('[P1] [M6] another man: he is added, and not asked about again', async () => {
    const { known, askId } = await anAsk()
    const other = await admin.client.done(answerAsked, { params: { askId }, body: { same: null } })
    expect(other).toMatchObject({ name: 'Alvin Testman', rank: 'Pfc.' })
    expect(await lastAct()).toBe('people.answer.another')
    expect((await again()).counts).toEqual({ ...none, unchanged: 1 })
    const params = { personId: known.id }
    expect((await admin.client.done(getPerson, { params })).rank).toBeNull()
    const gone = { params: { askId }, body: { same: null } }
    expect((await admin.client.refused(answerAsked, gone)).code).toBe('not-found')
  })

  test('[P1] [M6] [A8] an answer is taken back: what it filled in is as it was, and the row asks again', async () => {
    const { known, askId } = await anAsk()
    const params = { askId }
    expect((await admin.client.refused(takeAnswerBack, { params })).code).toBe('not-found')
    await admin.client.done(answerAsked, { params, body: { same: known.id } })
    const back = { params, key: 'taken-back' }
    expect(await admin.client.done(takeAnswerBack, back)).toMatchObject({
      ...{ id: askId, given: { rank: 'Pfc.' }, people: [{ id: known.id, rank: null }] },
    })
    expect(await lastAct()).toBe('people.answer.taken-back')
    await admin.client.done(takeAnswerBack, back)
    expect((await again()).counts).toEqual({ ...none, asked: 1 })
    await admin.client.done(answerAsked, { params, body: { same: known.id } })
    const corrected = { params: { personId: known.id }, body: { rank: 'Cpl.' } }
    await admin.client.done(editPerson, corrected)
    const late = await admin.client.refused(takeAnswerBack, { params })
    expect(late.code).toBe('import.built-on')
    expect((await admin.client.done(listAsked, {})).items).toEqual([])
  })

  test('[P1] [I2] whom an answer added nobody finds or proposes once it is taken back; where he was proposed it stays', async () => {
    const { askId } = await anAsk()
    const params = { askId }
    const add = () => admin.client.done(answerAsked, { params, body: { same: null } })
    const namesOf = async (q?: string) =>
      (await admin.client.done(listPeople, { query: q ? { q } : {} })).items.map(({ name }) => name)
    const { id } = await add()
    expect(await namesOf('Alvin Testman')).toContain('Alvin Testman')
    const { people: men } = await admin.client.done(takeAnswerBack, { params })
    expect(men).toMatchObject([{ name: 'Zeb Quill' }])
    for (const q of ['Alvin Testman', 'RA40000001', undefined])
      expect(await namesOf(q)).not.toContain('Alvin Testman')
    const gone = await admin.client.refused(getPerson, { params: { personId: id } })
    expect(gone.code).toBe('not-found')
    const contributor = await aContributor(server)
    const subjectId = (await aSubject(contributor)).id
    const proposed = { basis: ['family' as const], reasons: 'He had his eyes.' }
    const asked = { params: { subjectId }, body: { personId: id, ...proposed } }
    expect(await contributor.client.refused(propose, asked)).toMatchObject({
      errors: [{ path: 'personId' }],
    })
    const another = { params: { subjectId }, body: { personId: (await add()).id, ...proposed } }
    await contributor.client.done(propose, another)
    const late = await admin.client.refused(takeAnswerBack, { params })
    expect(late.code).toBe('import.built-on')
  })
})

describe('what is no list', () => {
  const fault = async (content: string | Uint8Array) => {
    const { code, ...problem } = await admin.client.refused(startImport, {
      body: { uploadId: await sent(content) },
    })
    return [code, problem.fault]
  }

  test.each([
    ['nothing', '', 'empty'],
    ['blank lines', ' \n\n\r\n', 'empty'],
    ['binary junk', randomBytes(5000), 'not-a-list'],
    ['a PDF', '%PDF-1.7\n1 0 obj\nendobj\n', 'not-a-list'],
    ['a hundred thousand columns', `${'Name,'.repeat(100_000)}\nA\n`, 'too-wide'],
    ['as many tabs, and a quotation mark', `Name${'\t'.repeat(1_000_000)}"A"\nB\n`, 'too-wide'],
    ['an archive', zipOf([{ name: 'men.txt', content: 'Name' }]), 'no-workbook'],
    ['half a workbook', workbookOf('<row/>').slice(0, 120), 'damaged'],
    ['more than 50 MB', Buffer.alloc(50_000_001, 'Name\n'), 'too-large'],
  ] as const)('[P1] [S3] %s: refused in words', async (_, content, why) => {
    expect(await fault(content)).toEqual(['list.unfit', why])
  })

  test('[P1] a workbook that unpacks to more than a roster can be is refused, whatever it says of its size, and costs no memory', async () => {
    const zeros = Buffer.alloc(220_000_000)
    const [honest, lying] = [workbookOf(zeros), workbookOf(zeros, 1000)]
    const grown = await peakGrowth(server.pid, async () => {
      expect(await fault(honest)).toEqual(['list.unfit', 'too-demanding'])
      expect(await fault(lying)).toEqual(['list.unfit', 'damaged'])
    })
    expect(grown).toBeLessThan(60)
  })

  test('[P1] two gigabytes that were announced and did not come are waited for', async () => {
    const uploadId = basename(await beginUpload(admin.client, 2 ** 31))
    const { code } = await admin.client.refused(startImport, { body: { uploadId } })
    expect(code).toBe('upload.unfinished')
  })

  test('[P1] nothing but headings: nothing comes of it', async () => {
    const { counts, rows } = await run(await sent('Name\n'), {
      source: 'A',
      columns: { name: 'Name' },
    })
    expect({ counts, rows }).toEqual({ counts: none, rows: 0 })
  })

  test('[P1] one bad row never stops the rest: each is told with its row, and what would be right', async () => {
    const long = 'x'.repeat(400)
    const content = `Name,Fate,Born\nA One,D,6/14/29\nA Two,Q,1930\nA Three,D,1930,more\n${long},D,1931\n"A Four,D,1931\nA One,D,6/14/29\n`
    const fates = [{ code: { column: 'Fate', values: { D: 'died-in-captivity' } } }]
    const born = { column: 'Born', order: 'month-day-year' }
    const done = await run(await sent(content), {
      source: 'Bad rows',
      columns: { name: 'Name', fates, born },
    })
    expect(done.counts).toEqual({ ...none, new: 1, bad: 5, noted: 1 })
    const said = (await rowsOf(done)).map(({ row, name, notes: [note] }) => [
      row,
      name?.slice(0, 6),
      note?.what,
      note?.as,
    ])
    expect(said).toEqual([
      [2, 'A One', 'short-year', '1929-06-14'],
      [3, 'A Two', 'no-code', 'D'],
      [4, undefined, 'surplus', undefined],
      [5, 'xxxxxx', 'too-long', undefined],
      [6, undefined, 'open-quote', undefined],
      [7, 'A One', 'same-man', undefined],
    ])
  })

  test('[P1] a workbook is a list like any other', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
    const rows = ['Name', 'Otto Otis'].map((text, at) => `<row r="${at + 1}">${cell(text)}</row>`)
    const uploadId = await sent(workbookOf(`<sheetData>${rows.join('')}</sheetData>`))
    const { look } = await begin({ uploadId })
    expect(look).toMatchObject({ form: 'workbook', encoding: null, head: 1 })
    await run(uploadId, { source: 'A book', columns: { name: 'Name' } })
    expect(await people()).toMatchObject([{ name: 'Otto Otis' }])
  })
})

describe('what is cut off', () => {
  const MEN = 1_500
  const list = (source: string) => ({ source, columns: { name: 'Name', serviceNumber: 'SN' } })
  const long = () =>
    sent(`Name,SN\n${Array.from({ length: MEN }, (_, at) => `Man ${at},K${at}\n`).join('')}`)
  /** An import that has come to some rows and waits before the last ones. */
  const waiting = async (mapping: object) => {
    const release = await heldBack({ Name: `Man ${MEN - 1}`, SN: `K${MEN - 1}` }, mapping)
    const { id } = await begin({ uploadId: await long(), mapping })
    const now = () => admin.client.done(getImport, { params: { importId: id } })
    await expect.poll(async () => (await now()).rows).toBe(MEN - 100)
    return { id, release }
  }

  test('[P1] a worker that is killed in the middle: another one goes on, every row counts once, and nobody is there twice', async () => {
    const mapping = list('Killed in the middle')
    const { id, release } = await waiting(mapping)
    worker.kill('SIGKILL')
    await worker.exited
    await release()
    worker = await startWorker({ dataDir: server.dataDir })
    const done = await importEnded(admin, id)
    expect(done).toMatchObject({ state: 'done', rows: MEN, counts: { ...none, new: MEN } })
    expect(new Set((await people()).map(({ name }) => name)).size).toBe(MEN)
    expect(await people()).toHaveLength(MEN)
    expect((await run(await long(), mapping)).counts).toEqual({ ...none, unchanged: MEN })
  })

  test('[P1] [M6] one that is stopped keeps what is in, says so in the log, and goes on when it is asked for again', async () => {
    const mapping = list('Stopped in the middle')
    const { id, release } = await waiting(mapping)
    const other = await admin.client.refused(startImport, {
      body: { uploadId: await uploadOf(id), mapping },
    })
    expect(other.code).toBe('import.running')
    const stopped = await admin.client.done(stopImport, { params: { importId: id } })
    expect(stopped).toMatchObject({ state: 'stopped', counts: { new: MEN - 100 } })
    await release()
    const acts = await database.collection('audit').find().sort({ _id: -1 }).limit(1).toArray()
    expect(acts[0]?.act).toBe('people.import.stop')
    const done = await run(await uploadOf(id), mapping)
    expect(done.counts).toEqual({ ...none, new: 100, unchanged: MEN - 100 })
    expect(await people()).toHaveLength(MEN)
  })

  test('[P1] a list whose file is gone fails in words', async () => {
    const mapping = list('Gone')
    const { id } = await begin({ uploadId: await sent('Name,SN\nA,1\n') })
    const uploadId = await uploadOf(id)
    worker.kill('SIGSTOP')
    await begin({ uploadId, mapping })
    await admin.client.send(`/api/uploads/${uploadId}`, {
      method: 'DELETE',
      headers: { 'tus-resumable': '1.0.0' },
    })
    worker.kill('SIGCONT')
    expect(await importEnded(admin, id)).toMatchObject({ state: 'failed', fault: 'gone' })
  })
})

const uploadOf = async (id: string): Promise<string> => {
  const imports = database.collection<{ _id: string; uploadId: string }>('rosterImports')
  return (await imports.findOne({ _id: id }))?.uploadId ?? ''
}
