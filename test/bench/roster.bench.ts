import { startImport } from '@rollcall/contract/imports.ts'
import { test } from 'vitest'
import { anAdmin } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { importEnded } from '../support/importing.ts'
import { startServer, startWorker } from '../support/server.ts'
import { upload } from '../support/upload.ts'
import { memoryOf, perSecond, rest, tell } from './figures.ts'

/** `ROWS=5000 npm run bench -- roster` for a shorter look. */
const ROWS = Number(process.env.ROWS ?? 100_000)
/** As many rows as the import has in one transaction. */
const BATCH = 100
const first = ['Daniel', 'Thomas', 'Elmer', 'Walter', 'José', 'Chul Soo', 'Alvin', 'Otto']
const last = ['Whitlock', 'Reyes', 'Garrick', 'Pohl', 'Quiñones', 'Park', 'Testman', 'Otis']

const rowOf = (at: number): string => {
  const name = `${last[at % 8]}${at % 997}, ${first[(at >> 3) % 8]} ${'ABCDEFGH'[(at >> 6) % 8]}.`
  return `"${name}",RA ${10_000_000 + at},${1 + (at % 12)}/${1 + (at % 28)}/1930,Camp ${at % 9}`
}

const mapping = {
  source: 'As many as there are',
  columns: {
    name: { column: 'Name', familyFirst: true },
    serviceNumber: 'SN',
    born: { column: 'Born', order: 'month-day-year' },
    camps: [{ column: 'Camp', separator: '/' }],
  },
} as const

test('rows of a roster a second', async () => {
  const server = await startServer()
  const worker = await startWorker({ dataDir: server.dataDir })
  const admin = await anAdmin(server)
  const rows = Array.from({ length: ROWS }, (_, at) => rowOf(at)).join('\n')
  const uploadId = await upload(
    admin.client,
    new TextEncoder().encode(`Name,SN,Born,Camp\n${rows}\n`),
  )
  let most = memoryOf(worker.pid)
  const looking = setInterval(() => {
    most = Math.max(most, memoryOf(worker.pid))
  }, 500)
  const read = async (dryRun: boolean): Promise<number> => {
    const began = performance.now()
    const body = { uploadId, mapping, dryRun }
    const { id } = await admin.client.done(startImport, { body: body as never })
    const { state, counts } = await importEnded(admin, id)
    if (state !== 'done' || counts.new !== ROWS) throw new Error(JSON.stringify({ state, counts }))
    return perSecond(ROWS, performance.now() - began)
  }
  const tried = await read(true)
  const imported = await read(false)
  clearInterval(looking)
  await worker.stop()
  await server.stop()
  await rest()
  const baseline = await plainly()
  for (const [what, rate] of [
    ['tried', tried],
    ['imported', imported],
  ] as const)
    tell(
      `rows of a roster of ${ROWS} a second, ${what}`,
      `${rate.toFixed(0)}`,
      `${baseline.toFixed(0)} written plainly`,
      (rate / baseline).toFixed(2),
    )
  tell('memory of the worker meanwhile', `${(most / 1e6).toFixed(0)} MB`, '', '')
})

/** The same men, written as they are in transactions of the same size. */
const plainly = async (): Promise<number> => {
  const plain = database.collection<{ _id: number }>('benchRows')
  const men = (await database.collection('people').find().limit(5_000).toArray()).map(
    ({ _id, ...man }) => man,
  )
  const began = performance.now()
  for (let from = 0; from < men.length; from += BATCH)
    await database.client.withSession((session) =>
      session.withTransaction(
        () =>
          plain.insertMany(
            men.slice(from, from + BATCH).map((man, at) => ({ _id: from + at, ...man })),
            { session },
          ),
        { writeConcern: { w: 'majority', j: true } },
      ),
    )
  const rate = perSecond(men.length, performance.now() - began)
  await plain.drop()
  return rate
}
