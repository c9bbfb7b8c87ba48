import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { agreeOnSecrets } from '@rollcall/api/platform/database/secretsCheck.ts'
import { run } from '@rollcall/api/platform/install/command.ts'
import { findSecrets, makeSecrets, readSecrets } from '@rollcall/api/platform/secrets.ts'
import { beforeAll, expect, test } from 'vitest'
import { aStill } from '../factories/sources.ts'
import { aContributor } from '../support/accounts.ts'
import { database, databaseUri } from '../support/database.ts'
import { launch, makeDataDir } from '../support/processes.ts'
import { type Server, startServer, startWorker } from '../support/server.ts'
import { hashOfStored } from '../support/stored.ts'
import { root } from '../support/tree.ts'

// An installation that has been used: its folder, and a database that holds what was done in it.
let server: Server
beforeAll(async () => {
  server = await startServer()
  await aStill(await aContributor(server))
})

/** A data folder for the same database, with these secrets. */
const aFolder = async (secrets: 'none' | 'damaged' | 'other' | 'own'): Promise<string> => {
  const dataDir = await makeDataDir()
  if (secrets === 'other') await makeSecrets(dataDir)
  const text = await readFile(join(server.dataDir, 'secrets.json'), 'utf8')
  const kept = { none: null, other: null, own: text, damaged: '{"root":"cut o' }[secrets]
  if (kept) await writeFile(join(dataDir, 'secrets.json'), kept, { mode: 0o600 })
  return dataDir
}

const rollcall = (dataDir: string, ...words: string[]) =>
  run(join(root, 'bin/rollcall'), words, { DATA_DIR: dataDir, MONGODB_URI: databaseUri })

const checks = () => database.collection<{ _id: string; check: string }>('installation')

test('[O1] secrets are made once, for their owner alone', async () => {
  const dataDir = await makeDataDir()
  const secrets = await makeSecrets(dataDir)
  const { session, tips, check, database } = secrets
  const all = [session, tips, check, database.password, database.key]
  expect(new Set(all).size).toBe(all.length)
  for (const one of all) expect(one).toMatch(/^[0-9a-f]{64}$/)
  expect(readSecrets(dataDir)).toEqual(secrets)
  expect(await makeSecrets(dataDir)).toEqual(secrets)
  expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600)
  expect(await readdir(dataDir)).toEqual(['secrets.json'])
  const kept = await readFile(join(dataDir, 'secrets.json'), 'utf8')
  for (const one of all) expect(kept).not.toContain(one)
})

test('[O1] starts at the same moment agree on the secrets', async () => {
  const dataDir = join(await makeDataDir(), 'new')
  const module = JSON.stringify(join(root, 'api/src/platform/secrets.ts'))
  const script = `import { makeSecrets } from ${module}; console.log((await makeSecrets(process.argv[1])).session)`
  const words = ['--input-type=module', '--eval', script, dataDir]
  const runs = await Promise.all(Array.from({ length: 6 }, () => run(process.execPath, words)))
  expect(runs.map(({ complaint }) => complaint).join('')).toBe('')
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1)
})

test('[O5] secrets that are lost or damaged are told with what to bring back, and never made anew', async () => {
  const [bare, damaged] = [await aFolder('none'), await aFolder('damaged')]
  expect(() => readSecrets(bare)).toThrow(/is missing\.\nRestore secrets\.json from a backup/)
  expect(() => readSecrets(damaged)).toThrow(/is damaged\.\nRestore secrets\.json/)
  await expect(makeSecrets(damaged)).rejects.toThrow(/damaged/)
  expect(await readdir(bare)).toEqual([])
  expect(await readFile(join(damaged, 'secrets.json'), 'utf8')).toBe('{"root":"cut o')
  await mkdir(join(bare, 'secrets.json'))
  expect(() => readSecrets(bare)).toThrow(/cannot be read: EISDIR.*\nRestore secrets\.json/)
})

test('[O5] the database holds a check of its secrets, and nothing that they could be found from', async () => {
  const { root: kept } = JSON.parse(await readFile(join(server.dataDir, 'secrets.json'), 'utf8'))
  const { check, ...others } = readSecrets(server.dataDir)
  expect(await checks().find().toArray()).toEqual([{ _id: 'secrets', check }])
  expect([kept, others.session, others.tips, others.database.password]).not.toContain(check)
})

test.each([
  ['none', /secrets\.json is missing/],
  ['damaged', /secrets\.json is damaged/],
  ['other', /secrets\.json is not the one that the database was used with/],
] as const)(
  '[O5] a used database with secrets that are wrong (%s) is refused by all, before anything is done',
  async (secrets, words) => {
    const dataDir = await aFolder(secrets)
    const before = [await hashOfStored(), await readdir(dataDir)]
    const refused = async (entry: string) => {
      const { ready, ...one } = await launch(entry, { dataDir, env: { PORT: '0' } })
      await expect(ready, entry).rejects.toThrow(words)
      expect(await one.exited).toBe(1)
      expect(one.printed.join('\n')).toContain('Restore secrets.json from a backup')
    }
    const [told, doctor] = await Promise.all([
      rollcall(dataDir, 'account', 'list'),
      rollcall(dataDir, 'doctor'),
      refused('server.ts'),
      refused('worker.ts'),
    ])
    expect(told).toMatchObject({ ok: false, stdout: '' })
    expect(doctor.ok).toBe(false)
    expect(doctor.stdout).toMatch(/^NO {2}secrets .+\n +Restore secrets\.json/m)
    expect([await hashOfStored(), await readdir(dataDir)]).toEqual(before)
  },
)

test('[O5] an installation of before there were checks gets one from its secrets, and is refused without them', async () => {
  const [own, bare] = [await aFolder('own'), await aFolder('none')]
  await checks().deleteMany()
  await expect(agreeOnSecrets(database, bare)).rejects.toThrow(/missing/)
  expect(await readdir(bare)).toEqual([])
  expect(await checks().countDocuments()).toBe(0)
  await agreeOnSecrets(database, own)
  expect((await checks().findOne())?.check).toBe(readSecrets(server.dataDir).check)
})

test('[O5] processes that start at once on nothing agree; a second folder without those secrets is refused', async () => {
  const uri = databaseUri.replace('/test-', '/test-first-')
  const fresh = database.client.db(new URL(uri).pathname.slice(1))
  try {
    const [one, other] = [await makeDataDir(), await makeDataDir()]
    await Promise.all(Array.from({ length: 8 }, () => agreeOnSecrets(fresh, one)))
    await expect(agreeOnSecrets(fresh, other)).rejects.toThrow(/missing/)
    await fresh.dropDatabase()
    const both = await Promise.allSettled([one, other].map((dir) => agreeOnSecrets(fresh, dir)))
    expect(both.map(({ status }) => status)).toContain('fulfilled')
    const check = (await fresh.collection('installation').findOne())?.check
    for (const [at, dir] of [one, other].entries())
      expect(findSecrets(dir)?.check === check).toBe(both[at]?.status === 'fulfilled')
    await fresh.dropDatabase()
    // A first start that was killed when it had its secrets, and nothing in the database.
    await makeSecrets(one)
    const asked = { uri, dataDir: one }
    const started = await Promise.all([startServer(asked), startWorker(asked)])
    for (const running of started) expect(await running.stop()).toBe(0)
  } finally {
    await fresh.dropDatabase()
  }
})

test('[O5] films and pictures whose files are lost are told at the start and by doctor', async () => {
  const dataDir = await aFolder('own')
  const { printed, ...bare } = await startServer({ dataDir })
  await expect
    .poll(() => printed.join('\n'))
    .toContain(`their files are not in ${dataDir}/files: restore that folder`)
  await bare.stop()
  const told = await rollcall(dataDir, 'doctor')
  expect(told.stdout).toMatch(/^NO {2}files .+\n +Restore files from a backup/m)
  expect((await rollcall(server.dataDir, 'doctor')).stdout).not.toMatch(/^NO/m)
})

test('[O5] what lay open to others is closed by the next start, and doctor tells of it', async () => {
  const dataDir = await aFolder('own')
  const [files, secrets] = [join(dataDir, 'files'), join(dataDir, 'secrets.json')]
  await (await startServer({ dataDir })).stop()
  await writeFile(join(files, 'incoming/left'), 'of before', { mode: 0o644 })
  for (const folder of [join(files, 'incoming'), files, dataDir]) await chmod(folder, 0o755)
  await chmod(secrets, 0o644)
  const told = await rollcall(dataDir, 'doctor')
  expect(told.stdout).toMatch(/^-- {2}secrets +readable by others\n +chmod 600/m)
  expect(told.stdout).toContain(`chmod -R go= ${dataDir}`)
  await (await startServer({ dataDir })).stop()
  const left = await readdir(dataDir, { recursive: true })
  const modes = await Promise.all(
    [dataDir, ...left.map((one) => join(dataDir, one))].map((one) => stat(one)),
  )
  expect(left).toContain('files/incoming/left')
  expect(modes.filter(({ mode }) => (mode & 0o077) !== 0)).toEqual([])
  await rm(dataDir, { recursive: true })
})
