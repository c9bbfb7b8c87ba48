import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cellOf } from '@rollcall/api/people/csv.ts'
import { lookAtColumns } from '@rollcall/api/people/listLook.ts'
import { readRosterDate } from '@rollcall/api/people/rosterDates.ts'
import { joinedName } from '@rollcall/api/people/rosterNames.ts'
import { readRow } from '@rollcall/api/people/rosterRow.ts'
import { readHeight } from '@rollcall/api/people/rosterStays.ts'
import { editPerson, listPeople } from '@rollcall/contract/people.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aModerator, aVisitor } from '../support/accounts.ts'
import { obeyed } from '../support/commandLine.ts'
import { database, databaseUri } from '../support/database.ts'
import { heldBack } from '../support/heldBack.ts'
import { type Server, startServer } from '../support/server.ts'
import { root } from '../support/tree.ts'
import { zipOf } from '../support/zip.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
})

let files = 0
const aFile = async (content: string | Uint8Array): Promise<string> => {
  files += 1
  const path = join(server.dataDir, `import-${files}.txt`)
  await writeFile(path, content)
  return path
}

/** Runs the import of some text by a mapping; gives the lines that were told, and whether all went well. */
const imported = async (
  csv: string | Uint8Array,
  mapping: object,
  ...options: readonly string[]
): Promise<{ ok: boolean; lines: string[]; last: string | undefined; complaint: string }> => {
  const args = [await aFile(csv), '--mapping', await aFile(JSON.stringify(mapping)), ...options]
  const env = { DATA_DIR: server.dataDir, MONGODB_URI: databaseUri }
  const words = ['people', 'import', ...args]
  const { code, stdout, stderr } = await obeyed(words, env)
  const lines = stdout.trim().split('\n')
  return { ok: code === 0, lines, last: lines.at(-1), complaint: stderr }
}

const roster = async (source: string) => {
  const { client } = await aModerator(server)
  const { items } = await client.done(listPeople, { query: { q: source, limit: 50 } })
  return items
}

const simple = (source: string, more: object = {}) => ({
  source,
  columns: { name: 'Name', serviceNumber: 'SN', unit: 'Unit', ...more },
})

describe('the layout of a file', () => {
  const list = {
    source: 'A list of the Red Cross',
    columns: {
      id: 'Nr',
      name: { column: 'Name', familyFirst: true },
      born: { column: 'Born', order: 'day-month-year' },
      camps: [{ column: 'Camps', separator: '/' }],
      fates: [
        {
          code: { column: 'Fate', values: { rep: 'returned-big-switch' } },
          authority: { always: 'Red Cross' },
          asOf: { always: '1953-09' },
        },
      ],
    },
  }

  test('[P1] [P2] semicolons, Latin-1, the family name first, dates and codes of their own: read, and told in words', async () => {
    const csv = 'Nr;Name;Born;Camps;Fate\r\n7;"QUIÑONES, José A.";30/11/1928;Camp 1/Camp 5;rep\r\n'
    const { ok, lines, last } = await imported(Buffer.from(csv, 'latin1'), list)
    expect({ ok, last }).toEqual({
      ok: true,
      last: '1 new, 0 changed, 0 unchanged, 0 asked, 0 bad',
    })
    expect(lines[0]).toMatch(/not UTF-8.*Latin-1/)
    expect(lines[1]).toMatch(/semicolon, found in the row of headings/)
    const [man] = await roster('José Quiñones')
    expect(man).toMatchObject({
      name: 'José A. QUIÑONES',
      born: '1928-11-30',
      stays: ['Camp 1', 'Camp 5'].map((text) => ({ names: [{ text }], source: list.source })),
      fates: [{ code: 'returned-big-switch', authority: 'Red Cross', asOf: '1953-09' }],
    })
  })

  test('[P1] tabs in UTF-16, and commas in UTF-8 after a byte order mark: the same men', async () => {
    const text = 'Nr\tName\tBorn\tCamps\tFate\n8\tPark, Chul Soo\t1.2.1930\t\t\n'
    const wide = await imported(Buffer.from(`\ufeff${text}`, 'utf16le'), list)
    expect(wide.last).toBe('1 new, 0 changed, 0 unchanged, 0 asked, 0 bad')
    const commas = `\ufeffNr,Name,Born,Camps,Fate\n8,"Park, Chul Soo",1.2.1930,,\n`
    expect((await imported(commas, list)).last).toBe(
      '0 new, 0 changed, 1 unchanged, 0 asked, 0 bad',
    )
  })

  test('[P1] a name in several columns, and a delimiter that the mapping gives', async () => {
    const mapping = { source: 'Parts', delimiter: '|', columns: { name: ['First', 'Last'] } }
    const { last } = await imported('First|Last|Note\nElmer|Garrick|a, b; c\n', mapping)
    expect(last).toBe('1 new, 0 changed, 0 unchanged, 0 asked, 0 bad')
    expect((await roster('Elmer Garrick'))[0]?.name).toBe('Elmer Garrick')
  })
})

describe('lists as they come', () => {
  const name = { column: 'Name', familyFirst: true }
  const mapping = (source: string) => ({
    source,
    columns: { name, serviceNumber: 'SN', born: { column: 'Born', order: 'month-day-year' } },
  })
  const stored = async (...names: string[]) => {
    const found = await database
      .collection('people')
      .find({ name: { $in: names } })
      .sort({ _id: 1 })
      .toArray()
    return found.map(({ name, otherNames, serviceNumber, born }) => ({
      ...{ name, otherNames, serviceNumber, born },
    }))
  }

  test('[P1] headings at the top of each page are no man; titles, sums and notes between men are pointed out and are none', async () => {
    const csv = `Roll of Camp Nine,,\n\nName,SN,Born\n"QUARLES, ABEL",RA70000001,1929\nPage 1 of 2,,\nName,SN,Born
"QUARLES, BEN (n)",="RA70000002",c1930\n* Died in camp,,\nTotal: 2,,\nQUARLES ONLY,,\n`
    const { lines, last } = await imported(csv, mapping('Pages'))
    expect(last).toBe('3 new, 0 changed, 0 unchanged, 0 asked, 3 bad')
    expect(lines.filter((line) => / stands alone and reads like /.test(line))).toHaveLength(3)
    expect(await stored('Abel Quarles', 'Ben Quarles')).toMatchObject([
      { serviceNumber: 'RA70000001', born: '1929' },
      { serviceNumber: 'RA70000002', born: '1930~' },
    ])
    expect((await imported(csv, mapping('Pages'))).last).toMatch(/^0 new, 0 changed, 3 unchanged/)
  })

  const hex = (bytes: string) => Buffer.from(bytes, 'hex')
  test('[P1] of a workbook the sheet is read that looks like a list; others that do are told, a number is one however it is written, and days count from its own first', async () => {
    const sheet = (name: string, state = '') => `<sheet name="${name}" sheetId="1" ${state}/>`
    const row = (at: number, ...cells: string[]) => `<row r="${at}">${cells.join('')}</row>`
    const text = (written: string) => `<c t="inlineStr"><is><t>${written}</t></is></c>`
    const head = row(1, text('Name'), text('SN'), text('Born'))
    const man = (name: string, number: string) =>
      row(2, text(name), `<c><v>${number}</v></c>`, '<c><v>9296</v></c>')
    const content = [
      row(1, text('How to read this workbook')),
      head + man('Codes', '1'),
      head + man('QUEST, ABLE', '8.2345678E7') + row(3, text('#REF!'), '<c t="e"><v>#N/A</v></c>'),
      head + man('QUEST, BEN', '82345679.0'),
    ]
    const names =
      sheet('Read me') + sheet('Codes', 'state="hidden"') + sheet('Camp 1') + sheet('Camp 5')
    const workbook = `<workbook><workbookPr date1904="1"/><sheets>${names}</sheets></workbook>`
    const book = zipOf([
      { name: 'xl/workbook.xml', content: workbook },
      ...content.map((rows, at) => ({
        name: `xl/worksheets/sheet${at + 1}.xml`,
        content: `<sheetData>${rows}</sheetData>`,
      })),
    ])
    const { lines, last } = await imported(book, mapping('A book'))
    expect(last).toBe('1 new, 0 changed, 0 unchanged, 0 asked, 2 bad')
    expect(lines.join()).toMatch(/other sheets that look like lists and were not read: “Camp 5”/)
    expect(await stored('Able Quest', 'Ben Quest')).toMatchObject([
      { serviceNumber: '82345678', born: '1929-06-14' },
    ])
    const named = { ...mapping('A book'), sheet: 'Camp 5' }
    const other = await imported(book, named)
    expect(other.last).toBe('1 new, 0 changed, 0 unchanged, 0 asked, 0 bad')
    expect(other.lines.join()).toMatch(/its sheet “Camp 5”, as the mapping says/)
    expect(await stored('Ben Quest')).toMatchObject([{ serviceNumber: '82345679' }])
    const gone = await imported(book, { ...named, sheet: 'Camp 9' })
    expect(gone.complaint).toMatch(/no sheet “Camp 9”. It has: “Read me”, “Camp 1”, “Camp 5”/)
    const look = (reading: object) =>
      aFile(book).then((file) => lookAtColumns(file, reading, null, () => 0))
    const sheets = ['Camp 1', 'Camp 5']
    expect(await look({})).toMatchObject({ sheet: 'Camp 1', sheetBy: 'first', sheets })
    const chosen = { sheet: 'Camp 5', sheetBy: 'mapping', sheets }
    expect(await look({ sheet: 'Camp 5' })).toMatchObject(chosen)
  })

  const korean = '성명\t소속\n' + '김대수\t제일사단보병연대본부중대통신소대\n'
  test.each([
    [
      'UTF-16 without a mark, hardly a letter of it Latin',
      Buffer.from(korean, 'utf16le'),
      '김대수',
    ],
    // 똠 and 쀼 are letters of Windows (CP949) which the standard EUC-KR does not have.
    ['CP949', hex('bcbab8ed09bcd2bcd30a8c63b9e6b0a209b1e8bbd80a'), '똠방각'],
    [
      'UTF-8 with a letter that was cut in half',
      Buffer.concat([Buffer.from('성명\t소속\n남궁민\t제1사단'), Buffer.from([0xec, 0x9e])]),
      '남궁민',
    ],
    ['Shift-JIS', hex('90ab96bc098f8a91ae0a8e52936391be98590978'), '山田太郎'],
  ])('[P1] %s', async (_, bytes, man) => {
    const [heading, unit] = man === '山田太郎' ? ['性名', '所属'] : ['성명', '소속']
    const list = { source: `In ${man}`, columns: { name: heading, unit } }
    expect((await imported(bytes, list)).last).toMatch(/^1 new,/)
    expect(await stored(man)).toHaveLength(1)
  })

  test.each([
    ['McNAMARA III, ROBERT', 'Robert McNamara III'],
    ['SMITH, JOHN (NMN), JR', 'John Smith Jr.'],
    ['de la CRUZ, JUAN', 'Juan de la Cruz'],
    ['ABLE, AL B., 3RD', 'Al B. Able 3rd'],
    ['김, 영수', '김영수'],
    ['Kim Chul-soo / 김철수', 'Kim Chul-soo', '김철수'],
    ['김철수(金哲洙)', '김철수', '金哲洙'],
  ])('[P1] %s is %s', async (written, called, ...others) => {
    const csv = `Name,SN,Born\n"${written}",pending,02NOV50\n`
    expect((await imported(csv, mapping(written))).last).toMatch(/^1 new,/)
    const born = { born: '1950-11-02', serviceNumber: null }
    expect((await stored(called)).at(-1)).toEqual({ name: called, otherNames: others, ...born })
  })

  test('[P1] a name in columns has its suffix at the end and nothing of what says that there is none', () => {
    expect(joinedName(['AL JR', 'NMN', 'ABLE'])).toBe('Al Able Jr.')
    expect(joinedName(['Bo', '-', 'Baker, III'])).toBe('Bo Baker III')
    expect(joinedName(['Unknown', 'Cook'])).toBe('Cook')
  })

  test.each([
    ['1951 or 1952', '[1951,1952]'],
    ['before 1951', '../1950'],
    ['18568.5', '1950-11-01'],
    ['31 Apr 1951', null],
    ['spring of 51', '1951-21'],
    ['00/00/1951', null],
  ])('[P1] a date of %s, year first, is %s', (written, date) => {
    expect(readRosterDate(written, 'year-month-day')?.date ?? null).toBe(date)
  })

  test('[P1] [P4] a day that databases write where they know none makes nobody a hundred years old: it is kept as written, told, and unknown', async () => {
    const dates = ['1900-01-01', '1900-01-01 00:00:00', '1899-12-30', '9999-12-31']
    const rows = dates.map((date, at) => `Placeholder ${'ABCD'[at]}bel,PH ${at}00,"${date}"\n`)
    const given = { source: 'A database', columns: simple('', { born: 'Born' }).columns }
    const csv = `Name,SN,Unit,Born\n${rows.join('').replaceAll(',"', ',,"')}`
    const { lines, last } = await imported(csv, given)
    expect(last).toMatch(/^4 new, .* 0 bad$/)
    expect(lines.filter((line) => /what databases write/.test(line))).toHaveLength(4)
    const [man] = await roster('Placeholder Abel')
    const unread = [{ field: 'born', written: '1900-01-01' }]
    expect(man).toMatchObject({ born: null, unread })
    const seen = await aVisitor(server).done(listPeople, { query: { q: 'Placeholder', limit: 50 } })
    expect(seen.items).toEqual([])
  })

  test.each([
    ['1.2345678E7', '12345678'],
    ['12345678.0', '12345678'],
    ['\u200e00123', '00123'],
    ['1.23457E+07', null],
    ['not available', null],
    ['RA????', null],
  ])('[P3] a number of %s is %s', (written, number) => {
    const cells = () => cellOf(written)
    const read = readRow({ source: 'One', columns: { name: 'Name', serviceNumber: 'SN' } }, cells)
    expect('body' in read && (read.body.serviceNumber ?? null)).toBe(number)
  })

  test('[P1] [P3] what told a man while less of his row was understood still does', async () => {
    const csv = 'Name,SN,Born\n"QUIMBY, LEE (NMN)",PENDING,1951 or 1952\n'
    await imported(csv, mapping('Of before'))
    const before = createHash('sha256').update(JSON.stringify(['of before', 'number', 'pending']))
    const rows = database.collection<{ _id: string }>('importedPeople')
    const [row] = await rows.find().sort({ at: -1 }).limit(1).toArray()
    await rows.deleteOne({ _id: row?._id ?? '' })
    await rows.insertOne({ ...row, _id: before.digest('hex') })
    expect((await imported(csv, mapping('Of before'))).last).toMatch(/^0 new, 0 changed, 1 unch/)
  })
})

describe('where he was', () => {
  const mapping = {
    source: 'A list of camps',
    columns: {
      ...{ name: 'Name', serviceNumber: 'SN', force: 'Force', heightCm: 'Height' },
      stays: [
        { camp: 'Camp', from: 'From', to: 'Until' },
        { camp: { always: 'The Valley' }, to: { always: '1951-02' }, source: 'Says' },
      ],
      ids: [{ authority: { always: 'Registry' }, id: 'No' }],
    },
  }
  const csv = `Name,SN,Force,Height,Camp,From,Until,Says,No
Orville Tasker,RA 501,Western,5'9",Camp Seven,1951-03,1953-08-06,A debriefing,R-1
Silas Wending,RA 502,,tall,camp seven,1953,1951,,
Homer Yates,RA 503,Western,1.72 m,,,,,
`
  test('[P1] [P6] a row says where he was and when, how tall he is and what authorities call him; a list is the source of what it says', async () => {
    const { lines, last } = await imported(csv, mapping)
    expect(last).toBe('3 new, 0 changed, 0 unchanged, 0 asked, 0 bad')
    const told = lines.filter((line) => line.startsWith('row')).join('\n')
    expect(told).toMatch(/^row 2: column “Height”: “5'9"”: understood as 175 cm/)
    expect(told).toMatch(/row 3: column “Height”: “tall” cannot be read as a height/)
    expect(told).toMatch(/row 3: column “From, Until”: “1953 \/ 1951” ends before it begins/)
    const [man] = await roster('Orville Tasker')
    const seven = { names: [{ text: 'Camp Seven' }], from: '1951-03', to: '1953-08-06' }
    const valley = { names: [{ text: 'The Valley' }], to: '1951-02', source: 'A debriefing' }
    expect(man).toMatchObject({
      ...{ force: 'Western', heightCm: 175, ids: [{ authority: 'Registry', id: 'R-1' }] },
      stays: [{ ...seven, source: 'A list of camps' }, valley],
    })
    const [other] = await roster('Silas Wending')
    expect(other).toMatchObject({
      stays: [{ camp: man?.stays[0]?.camp }, { source: 'A list of camps' }],
      unread: [{ field: 'heightCm', written: 'tall' }, { field: 'stays' }],
    })
    expect((await imported(csv, mapping)).last).toBe(
      '0 new, 0 changed, 3 unchanged, 0 asked, 0 bad',
    )
  })

  test.each([
    ['172', 172],
    ['172 cm', 172],
    ['1,72 m', 172],
    ["5'8", 173],
    ['5 ft 8 in', 173],
    ['５′８″', 173],
    ['68 in', 173],
    ["5'13", null],
    ['5.8', null],
    ['17', null],
    ['300', null],
  ])('[P1] a height of %s is %s cm', (written, cm) => {
    expect(readHeight(written)).toBe(cm)
  })
})

describe('what is wrong', () => {
  test('[P1] one bad row never stops the rest: each is told with its row and column', async () => {
    const long = 'x'.repeat(1_000_000)
    const csv = `Name,SN,Unit,Born
Vernon Ashbury,RA1,7th Cav,1930
,RA2,7th Cav,1930
Willard Holman,RA3,${long},1930
Leroy Thornfield,RA4,7th Cav,thirty
Leroy Thornfield,RA1,7th Cav,1930

Ralph Quincy,RA6,7th Cav,1931,surplus
"=HYPERLINK(""http://x"")",RA7,7th Cav,1931
Curtis "Buzz" Dalton,RA8,7th Cav,1932
`
    const { ok, lines, last } = await imported(csv, simple('Bad rows', { born: 'Born' }))
    expect(ok).toBe(false)
    expect(last).toBe('4 new, 0 changed, 0 unchanged, 0 asked, 4 bad')
    const told = lines.filter((line) => line.startsWith('row'))
    expect(told[0]).toMatch(/^row 3: not imported: column “Name”: is empty/)
    expect(told[1]).toMatch(/^row 4: not imported: column “Unit”: has more than 300 characters/)
    expect(told[2]).toMatch(/^row 5: column “Born”: “thirty” cannot be read as a date/)
    expect(told[3]).toMatch(/^row 6: not imported: is the same man as row 2/)
    expect(told[4]).toMatch(/^row 8: not imported: has 1 more cells than there are headings/)
    expect((await roster('Curtis Dalton'))[0]?.name).toBe('Curtis "Buzz" Dalton')
  })

  test('[P1] a quotation mark without end costs its own row', async () => {
    const open = await imported('Name,SN,Unit\nA Sound Man,1,x\n"B,2,y\nC,3,z\n', simple('Open'))
    expect(open.last).toBe('2 new, 0 changed, 0 unchanged, 0 asked, 1 bad')
    expect(open.lines.join()).toMatch(
      /row 3: not imported: a quotation mark is opened and never closed/,
    )
  })

  const bytes = Uint8Array.from({ length: 5000 }, (_, at) => (at * 97) % 256)
  test.each([
    ['garbage', bytes],
    ['no file to speak of', ''],
    ['no such column', 'Other,Headings\n1,2\n'],
    ['two of one name', 'Name,SN,Unit,Name\n'],
  ])('[P1] %s: a sentence, never a stack', async (_, csv) => {
    const { ok, complaint } = await imported(csv, simple('Garbage'))
    expect(ok).toBe(false)
    expect(complaint).toMatch(/does not have|is empty|is called|row of headings/)
    expect(complaint).not.toMatch(/\.ts:\d/)
  })

  test('[P1] a mapping that is none names the fields', async () => {
    const { ok, complaint } = await imported('Name\nA\n', {
      source: '',
      columns: { nmae: 'Name', born: { column: 'B', order: 'backwards' } },
    })
    expect(ok).toBe(false)
    for (const what of [
      /source: must not be empty/,
      /columns\.born: is neither/,
      /columns\.name: /,
    ])
      expect(complaint).toMatch(what)
  })
})

describe('the same list again', () => {
  const csv = (unit: string) => `Name,SN,Unit
Gilbert Wexford,US1,${unit}
Milton Cranley,US2,7th Cav
`
  test('[P1] a dry run tells every row and writes nothing; a second import changes nothing; a newer list only what it says anew', async () => {
    const mapping = simple('A list in two editions')
    const people = () => database.collection('people').countDocuments()
    const before = await people()
    const dry = await imported(csv('24th Inf'), mapping, '--dry-run')
    expect(dry.lines.slice(-3)).toEqual([
      'row 2: new',
      'row 3: new',
      '2 new, 0 changed, 0 unchanged, 0 asked, 0 bad',
    ])
    expect(await people()).toBe(before)
    await imported(csv('24th Inf'), mapping)
    const stored = () => database.collection('people').find().sort({ _id: 1 }).toArray()
    const first = await stored()
    const again = await imported(csv('24th Inf'), mapping)
    expect(again.last).toBe('0 new, 0 changed, 2 unchanged, 0 asked, 0 bad')
    expect(await stored()).toEqual(first)

    const { client } = await aModerator(server)
    const [milton] = await roster('Milton Cranley')
    const params = { personId: milton?.id ?? '' }
    await client.done(editPerson, { params, body: { unit: '8th Cavalry Regiment' } })
    const newer = await imported(csv('25th Inf'), mapping, '--dry-run')
    expect(newer.lines.slice(-3, -1)).toEqual(['row 2: changed: unit', 'row 3: unchanged'])
    expect((await imported(csv('25th Inf'), mapping)).last).toBe(
      '0 new, 1 changed, 1 unchanged, 0 asked, 0 bad',
    )
    expect((await roster('Gilbert Wexford'))[0]).toMatchObject({ unit: '25th Inf', version: 2 })
    expect((await roster('Milton Cranley'))[0]?.unit).toBe('8th Cavalry Regiment')
    const history = database.collection('changes')
    expect(await history.countDocuments({ 'was.unit': '24th Inf' })).toBe(1)
  })

  test('[P1] [M6] each import is one act in the log, with hashes and no name', async () => {
    const audit = database.collection('audit')
    const before = await audit.countDocuments()
    await imported(csv('24th Inf'), simple('Logged'))
    const entries = await audit.find().sort({ _id: 1 }).skip(before).toArray()
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      act: 'people.import',
      about: { file: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(JSON.stringify(entries)).not.toMatch(/Wexford/)
  })
})

test('[P4] only who is on a published list is shown to visitors', async () => {
  const mapping = simple('Some were published', {
    publishedLists: [
      {
        if: { column: 'Public', is: ['Y'] },
        title: { always: 'A list of 1953' },
        date: { always: '1953' },
      },
    ],
  })
  const csv = 'Name,SN,Unit,Public\nWarren Stockbridge,PV1,,Y\nNorman Oakridge,PV2,,N\n'
  expect((await imported(csv, mapping)).ok).toBe(true)
  const found = async (q: string) =>
    (await aVisitor(server).done(listPeople, { query: { q } })).items.map(({ name }) => name)
  expect(await found('Warren Stockbridge')).toEqual(['Warren Stockbridge'])
  expect(await found('Norman Oakridge')).toEqual([])
})

test('[P1] an import that was killed in the middle ends the same when it is run again', async () => {
  const killed = simple('Killed in the middle')
  const rows = Array.from({ length: 1500 }, (_, at) => `Killed ${at},K${at},7th Cav\n`).join('')
  const [file, mapping] = [
    await aFile(`Name,SN,Unit\n${rows}`),
    await aFile(JSON.stringify(killed)),
  ]
  const release = await heldBack({ Name: 'Killed 1499', SN: 'K1499', Unit: '7th Cav' }, killed)
  const written = database.collection('importedPeople').watch()
  const first = written.next()
  const child = spawn(
    join(root, 'bin/rollcall'),
    ['people', 'import', file, '--mapping', mapping],
    {
      env: { ...process.env, DATA_DIR: server.dataDir, MONGODB_URI: databaseUri },
      detached: true,
      stdio: 'ignore',
    },
  )
  const ended = once(child, 'exit')
  await first
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await ended
  await release()
  await written.close()
  const before = await database.collection('people').countDocuments({ name: /^Killed / })
  expect(before % 100).toBe(0)
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(1500)
  const again = await imported(await readFile(file), killed)
  expect(again.last).toBe(`${1500 - before} new, 0 changed, ${before} unchanged, 0 asked, 0 bad`)
  expect(await database.collection('people').countDocuments({ name: /^Killed / })).toBe(1500)
})

test('[P1] the mapping that the README shows reads the rows that it shows', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const block = (kind: string) =>
    new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 's').exec(readme)?.[1] ?? ''
  const { last, ok } = await imported(block('csv'), JSON.parse(block('json')))
  expect({ ok, last }).toEqual({ ok: true, last: '2 new, 0 changed, 0 unchanged, 0 asked, 0 bad' })
})
