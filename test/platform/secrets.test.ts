import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '@rollcall/api/platform/install/command.ts'
import { readSecrets } from '@rollcall/api/platform/secrets.ts'
import { expect, test } from 'vitest'
import { makeDataDir } from '../support/processes.ts'
import { root } from '../support/tree.ts'

test('[O1] secrets are made once, for their owner alone', async () => {
  const dataDir = await makeDataDir()
  const secrets = readSecrets(dataDir)
  const { session, tips } = secrets
  expect(session).toMatch(/^[0-9a-f]{64}$/)
  expect(tips).toMatch(/^[0-9a-f]{64}$/)
  expect(tips).not.toBe(session)
  expect(readSecrets(dataDir)).toEqual(secrets)
  expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600)
  expect(await readdir(dataDir)).toEqual(['secrets.json'])
  expect(await readFile(join(dataDir, 'secrets.json'), 'utf8')).not.toContain(session)
})

test('[O1] starts at the same moment agree on the secrets', async () => {
  const dataDir = join(await makeDataDir(), 'new')
  const module = JSON.stringify(join(root, 'api/src/platform/secrets.ts'))
  const script = `import { readSecrets } from ${module}; console.log(readSecrets(process.argv[1]).session)`
  const words = ['--input-type=module', '--eval', script, dataDir]
  const runs = await Promise.all(Array.from({ length: 6 }, () => run(process.execPath, words)))
  expect(runs.map(({ complaint }) => complaint).join('')).toBe('')
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1)
})

test('[O1] damaged secrets are refused, not replaced', async () => {
  const dataDir = await makeDataDir()
  await writeFile(join(dataDir, 'secrets.json'), '{"root":"cut o')
  expect(() => readSecrets(dataDir)).toThrow(/damaged/)
  expect(await readFile(join(dataDir, 'secrets.json'), 'utf8')).toBe('{"root":"cut o')
})
