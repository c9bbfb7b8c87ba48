import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listPeople } from '@rollcall/contract/people.ts'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aModerator } from '../support/accounts.ts'
import { obeyed } from '../support/commandLine.ts'
import { database, databaseUri } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { root } from '../support/tree.ts'

const cases = join(root, '../shared/cases')
const there = await access(cases).then(
  () => true,
  () => false,
)
if (!there) console.log('The lists that failed are not here: nothing of them is tried.')

let server: Server
beforeAll(async () => {
  server = await startServer()
})

/** Imports a list, by its own mapping or another's; gives the lines that were told. */
const imported = async (list: string, mapping = list, ...more: string[]): Promise<string[]> => {
  const people = join(cases, 'people')
  const file = join(people, list.includes('.') ? list : `${list}.csv`)
  const args = ['import', file, '--mapping', join(people, `${mapping}.json`), ...more]
  return command(...args)
}

const command = async (...words: readonly string[]): Promise<string[]> => {
  const env = { DATA_DIR: server.dataDir, MONGODB_URI: databaseUri }
  return (await obeyed(['people', ...words], env)).stdout.trim().split('\n')
}
interface Man {
  readonly name?: string
  readonly born?: string | null
  readonly serviceNumber?: string | null
}

const stored = async (): Promise<Man[]> =>
  (await database.collection('people').find().sort({ _id: 1 }).toArray()).map(
    ({ name, born, serviceNumber, rank }) => ({ name, born, serviceNumber, rank }),
  )

interface Right {
  /** In this order, one after the other into an empty roster. */
  readonly lists: readonly (readonly [list: string, mapping: string, last: RegExp])[]
  readonly told?: readonly RegExp[]
  readonly men?: readonly Man[]
}

const one = (list: string, men: number): Right['lists'] => [
  [
    list,
    list.split('.')[0] ?? '',
    new RegExp(`^${men} new, 0 changed, 0 unchanged, 0 asked, 0 bad$`),
  ],
]
const none = { serviceNumber: null }
const born = (...dates: (string | null)[]) => dates.map((date) => ({ born: date }))

/** What is right, by the first words of the README's table. */
const right: Readonly<Record<string, Right>> = {
  '01-reversed-range': {
    lists: one('01-reversed-range', 250),
    told: [/^row 151: column “Born”: “1930\/1929” cannot be read/],
  },
  '01b-reversed-min': {
    lists: [['01b-reversed-min', '01-reversed-range', /^3 new,/]],
    men: born('1929', null, '1931'),
  },
  '03-listA': {
    lists: [
      ['03-listA', '03-listA', /^2 new,/],
      ['03-listA_excel', '03-listA', /^0 new, 0 changed, 2 unchanged,/],
      ['03-listB', '03-listB', /^0 new,.* 0 bad$/],
    ],
  },
  '04-dates': {
    lists: one('04-dates', 7),
    men: born('1929~', '1929~', null, null, '1929-06-14', '1929-06-14', '1929-06-14'),
    told: [/“NA” cannot be read/, /“6\/14\/29”: a two-digit year/],
  },
  '05-placeholder-number': {
    lists: one('05-placeholder-number', 4),
    men: [none, none, none, none],
  },
  '06-suffix': {
    lists: one('06-suffix', 2),
    men: [{ name: 'Al B. Able Jr.' }, { name: 'Bo Baker III' }],
  },
  '07-korean-excel': {
    lists: one('07-korean-excel', 1),
    men: [{ name: '김영수' }],
    told: [/^This file is not UTF-8, so it was read as Korean/],
  },
  '09-open-quote': {
    lists: [['09-open-quote', '09-open-quote', /^3 new,.* 1 bad$/]],
    told: [/^row 3: not imported: a quotation mark is opened and never closed/],
  },
  '10-excel-sep': { lists: one('10-excel-sep', 1) },
  '11-serial-and-season': {
    lists: one('11-serial-and-season', 3),
    men: born('1920-01-01', '1928/1929', null),
    told: [/“7306”: a spreadsheet’s number/, /“1928-29”: understood as/, /“1951-02-29” cannot/],
  },
  '13-workbook': { lists: one('13-workbook.xlsx', 1), men: [{ name: 'Otto Otis' }] },
  '14-preamble': { lists: one('14-preamble', 1), told: [/^The headings are in row 3/] },
}

describe.skipIf(!there)('[P1] the lists that failed', () => {
  beforeEach(async () => {
    for (const name of ['people', 'importedPeople', 'importAsks'])
      await database.collection(name).deleteMany({})
  })

  test('[P1] every list of the table is tried', async () => {
    const readme = await readFile(join(cases, 'README.md'), 'utf8')
    const table = readme.slice(readme.indexOf('| file | what it is | right |'))
    const rows = [...table.matchAll(/^\| (\d\S*?),? /gm)].map(([, file]) => file)
    expect(Object.keys(right)).toEqual(expect.arrayContaining(rows))
    expect(rows.length).toBeGreaterThan(0)
  })

  test.each(Object.entries(right))('[P1] %s', async (_, { lists, told = [], men = [] }) => {
    for (const [list, mapping, last] of lists) {
      const before = await stored()
      expect((await imported(list, mapping, '--dry-run')).at(-1)).toMatch(last)
      expect(await stored()).toEqual(before)
      const lines = await imported(list, mapping)
      expect(lines.at(-1)).toMatch(last)
      for (const line of told) expect(lines.filter((one) => line.test(one))).not.toEqual([])
    }
    const after = await stored()
    if (men.length > 0) expect(after).toMatchObject(men)
    const [list, mapping] = lists.at(-1) ?? ['', '']
    expect((await imported(list, mapping)).at(-1)).toMatch(/^0 new, 0 changed,/)
    expect(await stored()).toEqual(after)
  })

  test('[P3] a service number finds him with or without its prefix, blanks, hyphens and leading zeros', async () => {
    for (const [list, mapping] of right['03-listA']?.lists ?? []) await imported(list, mapping)
    const { client } = await aModerator(server)
    for (const q of ['RA40000001', '40000001', 'ra 40-000-001', 'RA0040000001']) {
      const { items } = await client.done(listPeople, { query: { q } })
      expect(items.map(({ name }) => name)).toEqual(['Alvin B. Testman'])
    }
  })

  test('[P1] [M6] a row whose number is another man’s waits for somebody to say who it is, makes no second man before, and the answer is in the log', async () => {
    await imported('03-listA')
    await database
      .collection('people')
      .updateOne({ serviceNumber: 'RA40000001' }, { $set: { name: 'Zeb Quill' } })
    expect((await imported('03-listB')).at(-1)).toBe(
      '0 new, 0 changed, 1 unchanged, 1 asked, 0 bad',
    )
    expect(await stored()).toHaveLength(2)
    const asked = await database.collection<{ _id: string }>('importAsks').findOne()
    const lines = await command('asked')
    expect(lines).toEqual([
      expect.stringContaining('Alvin B Testman, RA 40 000 001'),
      expect.stringContaining('Zeb Quill'),
    ])
    await command('answer', String(asked?._id), 'another')
    expect(await stored()).toHaveLength(3)
    const [last] = await database.collection('audit').find().sort({ _id: -1 }).limit(1).toArray()
    expect(last).toMatchObject({
      act: 'people.answer.another',
      about: { person: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect((await imported('03-listB')).at(-1)).toBe(
      '0 new, 0 changed, 2 unchanged, 0 asked, 0 bad',
    )
  })
})
