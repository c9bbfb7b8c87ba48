import { appendFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { imageCacheOf, jobs, reactions, storageOf } from '@rollcall/api/compose.ts'
import { readEnv } from '@rollcall/api/platform/env.ts'
import { run } from '@rollcall/api/platform/install/command.ts'
import { kindOf } from '@rollcall/api/platform/jobs/failures.ts'
import { castVote } from '@rollcall/contract/cases.ts'
import { listFailures, ruleFailure } from '@rollcall/contract/office.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification } from '../factories/cases.ts'
import { aFailure } from '../factories/failures.ts'
import { aFilm, aStill } from '../factories/sources.ts'
import { aContributor, anAdmin } from '../support/accounts.ts'
import { obeyed } from '../support/commandLine.ts'
import { database, databaseUri } from '../support/database.ts'
import { aPort } from '../support/ports.ts'
import { makeDataDir } from '../support/processes.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { root } from '../support/tree.ts'

let server: Server

beforeAll(async () => {
  server = await startServer()
})

const rollcall = (word: string, dataDir = server.dataDir) =>
  run(join(root, 'bin/rollcall'), [word], { DATA_DIR: dataDir, MONGODB_URI: databaseUri })

const anAnswer = async (at = server): Promise<string> => {
  const proposer = await aContributor(at)
  const { id } = await anIdentification(proposer)
  const { client } = await aContributor(at)
  await client.done(castVote, {
    params: { identificationId: id },
    body: { answer: 'same-likely' },
  })
  return id
}

test('[V5] rollcall verify recounts every tally from votes and from events, and names one that is wrong', async () => {
  const id = await anAnswer()
  const before = await rollcall('verify')
  expect(before).toMatchObject({ ok: true })
  expect(before.stdout).toMatch(/tallies {2}\d+ recounted, 0 wrong/)
  const tallies = database.collection<{ _id: string }>('tallies')
  await tallies.updateOne({ _id: id }, { $inc: { 'counts.same-sure': 1 } })
  const after = await rollcall('verify')
  expect(after.ok).toBe(false)
  expect(after.stdout).toContain(`identification ${id}: does not equal the sum`)
  await tallies.updateOne({ _id: id }, { $inc: { 'counts.same-sure': -1 } })
})

test('[A5] rollcall verify counts the stills of every film anew, and names one that keeps another count', async () => {
  const by = await aContributor(server)
  const { id: filmId } = await aFilm(by)
  const before = await rollcall('verify')
  expect(before).toMatchObject({
    ...{ ok: true, complaint: '' },
    stdout: expect.stringMatching(/films {4}\d+ recounted, 0 wrong/),
  })
  const films = database.collection<{ _id: string }>('films')
  await films.updateOne({ _id: filmId }, { $inc: { stills: 1 } })
  const after = await rollcall('verify')
  expect(after.ok).toBe(false)
  expect(after.stdout).toContain(`film ${filmId}: has more or fewer stills`)
  await films.updateOne({ _id: filmId }, { $inc: { stills: -1 } })
})

test('[A1] rollcall verify reads every file, and names what is damaged and what is missing', async () => {
  const still = await aStill(await aContributor(server))
  const well = await rollcall('verify')
  expect(well.ok, well.stdout).toBe(true)
  const original = `originals/${still.sha256.slice(0, 2)}/${still.sha256}`
  const picture = still.pictures[0]?.url.replace(/^\/files\//, '') ?? ''
  await appendFile(join(server.dataDir, 'files', original), 'one byte too many')
  await rm(join(server.dataDir, 'files', picture))
  const { ok, stdout } = await rollcall('verify')
  expect(ok).toBe(false)
  expect(stdout).toContain(`damaged: ${original}`)
  expect(stdout).toContain(`missing: ${picture}`)
  expect(stdout).toContain('2 damaged or missing')
})

test('[M6] rollcall verify finds the link at which the chain of acts was broken', async () => {
  const acts = database.collection<{ _id: number }>('audit')
  await acts.insertOne({ _id: 1, act: 'an act that nobody did', at: new Date() } as never)
  const { ok, stdout } = await rollcall('verify')
  await acts.deleteOne({ _id: 1 })
  expect(ok).toBe(false)
  expect(stdout).toContain('first at entry 1')
})

test('[O1] rollcall doctor tells what is there and what is missing, with what to do', async () => {
  const well = await rollcall('doctor')
  expect(well).toMatchObject({ ok: true })
  for (const what of ['node', 'ffmpeg', 'database', 'secrets', 'waiting'])
    expect(well.stdout).toMatch(new RegExp(`^ok {2}${what}`, 'm'))
  expect(well.stdout).toMatch(/decoders {2}see nothing but their input: (yes|no); network/)
  const bare = await rollcall('doctor', join(await makeDataDir(), 'nowhere'))
  expect(bare.ok).toBe(false)
  expect(bare.stdout).toMatch(/^NO {2}data .*is not writable\n +npm start creates it/m)
})

test('[S5] what a process measures is on a port of its own, never on that of the pages', async () => {
  const [api, worker] = [await aPort(), await aPort()]
  const measuring = await startServer({
    dataDir: server.dataDir,
    env: { METRICS_PORT: String(api) },
  })
  const env = { METRICS_PORT: String(worker) }
  const id = await anAnswer(measuring)
  const broken = { $inc: { 'counts.same-sure': 1 } }
  await database.collection<{ _id: string }>('tallies').updateOne({ _id: id }, broken)
  await startWorker({ dataDir: server.dataDir, env })
  const measured = async (port: number) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(await measured(api)).toMatch(/^rollcall_vote_commit_answers_count [1-9]/m)
  expect(await measured(api)).toMatch(/rollcall_http_seconds_count\{.*route="\/api\/identif.*\} \d/)
  expect(await measured(api)).not.toContain(id)
  expect(await measured(worker)).toMatch(/^rollcall_waiting\{what="facts"\} \d/m)
  await expect.poll(() => measured(worker)).toMatch(/^rollcall_tally_drift 1/m)
  expect((await fetch(`${measuring.url}/metrics`)).headers.get('content-type')).not.toContain(
    'version=',
  )
})

test('[O6, M6, S2] what waits for a person is told by a metric, the doctor and the office, where an admin has it tried again or gives it up', async () => {
  const [one, other] = [await aFailure(), await aFailure()]
  const port = await aPort()
  const env = { METRICS_PORT: String(port) }
  await startWorker({ dataDir: server.dataDir, env })
  const told = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(told).toMatch(/^rollcall_waiting\{what="person"\} 2$/m)
  expect((await rollcall('doctor')).stdout).toContain('2 that need a person')
  const { client } = await anAdmin(server)
  const { items, nextCursor } = await client.done(listFailures, { query: { limit: 1 } })
  const first = { id: one, work: 'test.nothing', failures: 10, error: 'MongoServerError 112' }
  expect(items).toMatchObject([first])
  const query = { cursor: nextCursor ?? '' }
  expect((await client.done(listFailures, { query })).items).toMatchObject([{ id: other }])
  const jobs = () => database.collection('jobs').find({ name: 'test.nothing' }).toArray()
  const rule = (failureId: string, ruling: 'again' | 'given-up') =>
    client.call(ruleFailure, { params: { failureId }, body: { ruling } })
  expect((await rule(one, 'again')).body).toEqual({ waiting: 1 })
  expect((await rule(other, 'given-up')).body).toEqual({ waiting: 0 })
  expect(await jobs()).toMatchObject([{ failures: 0, takes: 0, dueAt: new Date(0) }])
  expect((await jobs())[0]).not.toHaveProperty('waits')
  expect((await rule(other, 'again')).status).toBe(404)
  expect((await client.done(listFailures)).items).toEqual([])
})

test('[O6, M6] rollcall waiting lists what waits in plain words, has it tried again or gives it up, and each stands in the log', async () => {
  const env = { DATA_DIR: server.dataDir, MONGODB_URI: databaseUri }
  const waiting = (...words: string[]) => obeyed(['waiting', ...words], env)
  expect((await waiting()).stdout).toBe('Nothing is waiting for a person.\n')
  const [one, other] = [await aFailure('send the letter'), await aFailure()]
  const { code, stdout } = await waiting()
  expect(code).toBe(0)
  expect(stdout).toMatch(new RegExp(`^${one}: An e-mail could not be sent\\.\n.*SMTP_URL`, 'ms'))
  expect((await waiting('again', one)).stdout).toBe(`${one} is tried again.\n`)
  expect((await waiting('drop', other)).stdout).toBe(`${other} was given up.\n`)
  for (const id of [other, 'nothing']) {
    const { code, stderr } = await waiting('drop', id)
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('Nothing that is waiting has the id'),
    ])
  }
  const acts = await database.collection('audit').find().sort({ _id: -1 }).limit(2).toArray()
  expect(acts.map(({ act }) => act)).toEqual(['failure.given-up', 'failure.tried-again'])
  await database.collection('jobs').deleteMany({ name: 'send the letter' })
})

test('[O6] whatever may come to wait for a person is told to people by its kind', async () => {
  const { dataDir } = server
  const env = readEnv({ DATA_DIR: dataDir, SMTP_URL: 'smtp://127.0.0.1' })
  const lanes = [...jobs(await storageOf(env), imageCacheOf(env)), ...reactions(env)]
  const named = lanes.filter((one) => !('everyMs' in one)).map(({ name }) => name)
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((name) => kindOf(name) === 'other')).toEqual([])
})

test('[S5] a taken port for metrics keeps nobody from working', async () => {
  const port = String(await aPort())
  const one = await startServer({ env: { METRICS_PORT: port } })
  const other = await startServer({ env: { METRICS_PORT: port } })
  const { metrics } = await other.untilLogged(({ msg }) => msg === 'ready')
  expect((await fetch(`http://127.0.0.1:${metrics}/metrics`)).status).toBe(200)
  expect([one.errors(), other.errors()]).toEqual([[], []])
})
