import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { matchFiles } from '@rollcall/contract/fileMatch.ts'
import { findPhotos, type PhotoMapping, readPhotoList } from '@rollcall/contract/photoLists.ts'
import { restrictStill } from '@rollcall/contract/stills.ts'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { obeyed } from '../support/commandLine.ts'
import { database, databaseUri } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { makePhoto } from '../support/media.ts'
import { type Server, startServer } from '../support/server.ts'
import { root } from '../support/tree.ts'
import { upload } from '../support/upload.ts'

vi.setConfig({ testTimeout: 120_000 })

let server: Server
let by: Account
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
})

const matched = (files: readonly string[], paths: readonly string[]) => {
  const rows = files.map((file, at) => ({ row: at + 2, file, page: null }))
  const { pairs, missing, several, twice, unnamed, others } = matchFiles(rows, paths)
  return {
    pairs: Object.fromEntries(pairs.map(({ row, path }) => [row.file, path])),
    missing: missing.map(({ file }) => file),
    several: several.map(({ row, paths: of }) => [row.file, ...of]),
    twice: twice.map(({ row, first }) => [row.row, first.row]),
    ...{ unnamed, others },
  }
}

describe('[A8] a row finds its picture', () => {
  test.each([
    ['IMG_001.JPG', 'scans/img_001.jpg'],
    ['scans\\box 1\\a.tif', 'Box 1/A.TIF'],
    ['img_001', 'IMG_001.jpeg'],
    ['./a.jpg', 'a.jpg'],
    ['242-GHL-5001.2', '242-GHL-5001.2.tif'],
    ['master/a.tif', 'a.jpg'],
    ['a.jpg', 'a'],
    ['수용소.jpg'.normalize('NFC'), '수용소.jpg'.normalize('NFD')],
  ])('%s is %s', (file, path) => {
    expect(matched([file], [path])).toMatchObject({ pairs: { [file]: path }, unnamed: [] })
  })

  test('by the folder where several have the name, and not by a guess', () => {
    const paths = ['box 1/a.jpg', 'box 2/a.jpg', 'b.jpg', 'old/b.jpg', 'c.jpg', 'c.tif']
    expect(matched(['Box 2/A.jpg', 'a.jpg', 'b', 'c'], paths)).toMatchObject({
      pairs: { 'Box 2/A.jpg': 'box 2/a.jpg', b: 'b.jpg' },
      several: [
        ['a.jpg', 'box 1/a.jpg', 'box 2/a.jpg'],
        ['c', 'c.jpg', 'c.tif'],
      ],
    })
  })

  test('and what has none is told: rows, pictures, what is no picture, and a picture that two rows name', () => {
    const paths = ['a.jpg', 'b.jpg', '._b.jpg', 'list.csv', 'Thumbs.db', '.DS_Store']
    expect(matched(['a.jpg', 'A', 'z.jpg'], paths)).toEqual({
      pairs: { 'a.jpg': 'a.jpg' },
      missing: ['z.jpg'],
      several: [],
      twice: [[3, 2]],
      unnamed: ['b.jpg'],
      others: ['list.csv', 'Thumbs.db'],
    })
  })
})

const mapping: PhotoMapping = {
  columns: {
    file: 'File',
    title: 'Title',
    date: { column: 'Date', order: 'day-month-year' },
    camp: 'Camp',
    collection: { always: 'A box of prints' },
    publishedBefore: 'Published',
  },
}
const heading = 'File;Title;Date;Camp;Published'
const csv = [
  'Prints of the Red Cross',
  heading,
  'a.jpg;Two men;30/11/1950;Camp 5;yes',
  'b;;winter 1950-51;;',
  'c.jpg;At the river;6/31/1951;;',
  'd.jpg;;n.d.;;perhaps',
  ';Nothing;;;',
  'e.jpg;더 멀리;1951;제5수용소;no',
].join('\r\n')

const aList = (text: string | Uint8Array, account = by) =>
  upload(account.client, typeof text === 'string' ? Buffer.from(text) : text)

test('[A8, P1] a list of photos is read as a roster is: where its head stands, what its columns may mean, and what each row says', async () => {
  const bare = await aList(csv.slice(csv.indexOf(heading)))
  const { look, rows } = await by.client.done(readPhotoList, { body: { uploadId: bare } })
  expect(rows).toEqual([])
  expect(look).toMatchObject({ form: 'text', delimiter: ';', head: 1 })
  expect(look.guess).toMatchObject({ file: 'File', title: 'Title', camp: 'Camp' })
  const body = { uploadId: await aList(csv), mapping }
  const read = await by.client.done(readPhotoList, { body })
  expect(read).toMatchObject({ next: null, left: null })
  const collection = 'A box of prints'
  expect(read.rows).toMatchObject([
    {
      ...{ row: 3, file: 'a.jpg', title: 'Two men', wrong: [] },
      provenance: { date: '1950-11-30', camp: 'Camp 5', publishedBefore: true, collection },
    },
    { row: 4, file: 'b', title: 'b', provenance: { date: '1950-12/1951-02' }, wrong: [] },
    { row: 5, wrong: [{ what: 'bad-date', columns: ['Date'], written: '6/31/1951' }] },
    { row: 6, wrong: [{ what: 'no-code', columns: ['Published'], written: 'perhaps' }] },
    { row: 7, file: null, wrong: [{ what: 'empty', columns: ['File'] }] },
    { row: 8, title: '더 멀리', provenance: { camp: '제5수용소' }, wrong: [] },
  ])
  const rest = await by.client.done(readPhotoList, { body: { ...body, after: 7 } })
  expect(rest.rows.map(({ row }) => row)).toEqual([8])
})

test('[A8] ten thousand rows come a thousand at a time', async () => {
  const lines = Array.from({ length: 2_500 }, (_, at) => `${at}.jpg,A print`)
  const uploadId = await aList(['File,Title', ...lines].join('\n'))
  const many = { uploadId, mapping: { columns: { file: 'File' } } }
  const seen: number[] = []
  let after: number | null = 0
  while (after !== null) {
    const body = { ...many, after }
    const page: { rows: { row: number }[]; next: number | null } = await by.client.done(
      readPhotoList,
      { body },
    )
    expect(page.rows.length).toBeLessThanOrEqual(1_000)
    seen.push(...page.rows.map(({ row }) => row))
    after = page.next
  }
  expect(seen).toEqual(lines.map((_, at) => at + 2))
})

test('[S2, S3] what is no list, lacks a column, or is somebody else’s is refused, and the field is named', async () => {
  const uploadId = await aList(csv)
  const other = await aContributor(server)
  const missing = { uploadId, mapping: { columns: { file: 'Picture' } } }
  for (const [client, body, code, path] of [
    [other.client, { uploadId }, 'request.invalid', 'uploadId'],
    [by.client, { uploadId: await aList(await makePhoto()) }, 'list.unfit', 'uploadId'],
    [by.client, missing, 'list.unfit', 'mapping.columns'],
    [by.client, { uploadId, mapping: { columns: {} } }, 'request.invalid', 'mapping.columns.file'],
  ] as const) {
    const answer = await client.call(readPhotoList, { body: body as never })
    expect(expectProblem(answer, code).errors).toMatchObject([{ path }])
  }
})

test('[A2, A9] which pictures are here already is told by their SHA-256, and of restricted ones to moderators', async () => {
  const [open, shut] = [await aStill(by), await aStill(by)]
  const moderator = await aModerator(server)
  const params = { stillId: shut.id }
  const body = { restricted: true, reasons: 'The family asked.' }
  await moderator.client.done(restrictStill, { params, body })
  const sha256s = [open.sha256, shut.sha256, 'a'.repeat(64)]
  const known = async ({ client }: Account) =>
    (await client.done(findPhotos, { body: { sha256s } })).items.map(({ id }) => id).sort()
  expect(await known(by)).toEqual([open.id])
  expect(await known(moderator)).toEqual([open.id, shut.id].sort())
})

/** A folder with a list and the photos that it names, all different. */
const aFolder = async (names: readonly string[], list: string) => {
  const folder = await mkdtemp(join(server.dataDir, 'photos-'))
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), await makePhoto({ width: 40, height: 30 }))
  }
  const files = { list: join(folder, 'list.csv'), mapping: join(folder, 'mapping.json') }
  await writeFile(files.list, list)
  await writeFile(files.mapping, JSON.stringify(mapping))
  return { folder, words: ['import', folder, files.list, '--mapping', files.mapping] }
}
const env = () => ({ DATA_DIR: server.dataDir, MONGODB_URI: databaseUri })
const run = async (words: readonly string[]) => {
  const { code, stdout, stderr } = await obeyed(words, env())
  const [head, ...rows] = stdout.trim().split('\n')
  expect(head).toBe('row,file,outcome,still,why')
  const cells = rows.map((line) => line.split(','))
  const outcomes = cells.map(([row, , outcome]) => `${row} ${outcome}`)
  return { code, stderr, cells, outcomes: outcomes.sort() }
}
const photos = () => database.collection('stills').find({ filmId: null }).sort({ _id: 1 }).toArray()

test('[A8, A2] rollcall import tells what would become of each row, adds what is whole, and a second time adds nothing', async () => {
  const { folder, words } = await aFolder(['A.JPG', 'box/b.jpeg', 'e.jpg', 'x.jpg'], csv)
  await writeFile(join(folder, 'e.jpg'), 'no picture')
  const before = await photos()
  const tried = await run([...words, '--dry-run'])
  const bad = ['5 bad', '6 bad', '7 bad']
  expect(tried.outcomes).toEqual([
    '3 would-be-added',
    '4 would-be-added',
    ...bad,
    '8 would-be-added',
  ])
  expect(tried.stderr).toContain('x.jpg: no row names it')
  expect(await photos()).toEqual(before)
  const done = await run(words)
  expect(done.outcomes).toEqual(['3 added', '4 added', ...bad, '8 refused'])
  expect(done.code).toBe(1)
  const added = (await photos()).slice(before.length)
  expect(added.map(({ title }) => title).sort()).toEqual(['Two men', 'b'])
  expect(added.find(({ title }) => title === 'b')).toMatchObject({
    provenance: { date: '1950-12/1951-02', collection: 'A box of prints' },
  })
  const all = await photos()
  const again = await run(words)
  expect(again.outcomes).toEqual(['3 here', '4 here', ...bad, '8 refused'])
  expect(
    again.cells
      .map(([, , , still]) => still)
      .filter(Boolean)
      .sort(),
  ).toEqual(added.map(({ _id }) => `${_id}`).sort())
  expect(await photos()).toEqual(all)
})

test('[A7, A2] killed in the middle and run again it makes the same photos, each once', async () => {
  const names = Array.from({ length: 24 }, (_, at) => `kill-${at}.jpg`)
  const list = [heading, ...names.map((name) => `${name};Killed;;;`)].join('\n')
  const { words } = await aFolder(names, list)
  const killed = { title: 'Killed' }
  const count = () => database.collection('stills').countDocuments(killed)
  const added = database.collection('stills').watch()
  const first = added.next()
  const child = spawn(join(root, 'bin/rollcall'), words, {
    env: { ...process.env, ...env() },
    detached: true,
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  await first
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await ended
  await added.close()
  const before = await count()
  expect(before).toBeGreaterThan(0)
  const { code, outcomes } = await run(words)
  expect([code, outcomes.length]).toEqual([0, names.length])
  expect(outcomes.filter((one) => one.endsWith('added')).length).toBe(names.length - before)
  const stored = await database.collection('stills').find(killed).toArray()
  expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(names.length)
  expect(stored).toHaveLength(names.length)
  const { stdout } = await obeyed(['verify'], env())
  expect(stdout).toMatch(/0 damaged or missing/)
})

test('[A8] the mapping of photos that the README shows reads the rows that it shows', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const section = readme.slice(readme.indexOf('rollcall import'))
  const block = (kind: string) =>
    new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 's').exec(section)?.[1] ?? ''
  const body = { uploadId: await aList(block('csv')), mapping: JSON.parse(block('json')) }
  const { rows } = await by.client.done(readPhotoList, { body })
  expect(rows.length).toBeGreaterThan(1)
  for (const { wrong } of rows) expect(wrong).toEqual([])
})
