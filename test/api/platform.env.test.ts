import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ownAddresses } from '@rollcall/api/platform/addresses.ts'
import { readEnv, UnfitEnvironment } from '@rollcall/api/platform/env.ts'
import { describeSettings, readSettings } from '@rollcall/api/platform/settings.ts'
import { greeting } from '@rollcall/api/supervise/greeting.ts'
import { expect, test } from 'vitest'
import { makeDataDir } from '../support/processes.ts'
import { launchServer } from '../support/server.ts'

test('nothing needs to be set, and an empty value counts as unset', () => {
  const env = readEnv({ PORT: '', MONGODB_URI: '' })
  expect(env).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    mongodbUri: undefined,
    smtpUrl: undefined,
  })
  expect(env.publicUrls).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000'])
  expect(env.dataDir).toMatch(/\/uploads$/)
})

test('[O5] the password of a database may lie in a file, for an address that names its user', async () => {
  const file = join(await makeDataDir(), 'password')
  await writeFile(file, 'a/b $& c\n')
  const uriOf = (MONGODB_URI: string, MONGODB_PASSWORD_FILE = file) =>
    readEnv({ MONGODB_URI, MONGODB_PASSWORD_FILE }).mongodbUri
  const uri = 'mongodb://rollcall@one:1,two:2/x?replicaSet=rs0'
  expect(uriOf(uri)).toBe(uri.replace('@', ':a%2Fb%20%24%26%20c@'))
  for (const wrong of ['mongodb://one/x', uri.replace('@', ':mine@'), ''])
    expect(() => uriOf(wrong)).toThrow(/names a user and no password/)
  expect(() => uriOf('mongodb://rollcall@one/x', `${file}.none`)).toThrow(UnfitEnvironment)
})

test('[O5] an address of a network that is listened on is an own one, first of all; one of everywhere is none', () => {
  const urlsAt = (HOST: string) => readEnv({ HOST }).publicUrls
  expect(urlsAt('192.168.7.9')[0]).toBe('http://192.168.7.9:3000')
  expect(urlsAt('fd00::7')[0]).toBe('http://[fd00::7]:3000')
  expect(urlsAt('0.0.0.0')).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000'])
})

test('[O5] the greeting says for whom it is open, and what to set for others', () => {
  const told = (set: NodeJS.ProcessEnv) => greeting(readEnv(set), null)
  expect(told({})).toMatch(/Only this machine can open it[\s\S]+HOST=0\.0\.0\.0 PUBLIC_URL=http:/)
  const open = told({ HOST: '0.0.0.0' })
  expect(open).toContain('but only to look')
  for (const address of ownAddresses()) expect(open).toContain(address)
  const named = told({ HOST: '0.0.0.0', PUBLIC_URL: 'http://rollcall.lan:3000' })
  expect(named).toContain('Other machines can open it as http://rollcall.lan:3000')
  expect(told({ HOST: '192.168.7.9' })).toContain('Rollcall is at http://192.168.7.9:3000')
})

test('PUBLIC_URL replaces the default origins, and paths in it do not matter', () => {
  const { publicUrls } = readEnv({
    PUBLIC_URL: 'https://rollcall.example/, http://10.0.0.5:8080/x',
  })
  expect(publicUrls).toEqual(['https://rollcall.example', 'http://10.0.0.5:8080'])
})

test.each([
  [{ PORT: 'x' }, 'PORT'],
  [{ PORT: '65536' }, 'PORT'],
  [{ MONGODB_URI: 'http://localhost' }, 'MONGODB_URI'],
  [{ PUBLIC_URL: 'rollcall.example' }, 'PUBLIC_URL'],
  [{ SMTP_URL: 'mail.example' }, 'SMTP_URL'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
])('%j is refused at start, by its name', (set, name) => {
  expect(() => readEnv(set)).toThrow(UnfitEnvironment)
  expect(() => readEnv(set)).toThrow(name)
})

test('settings have the defaults of the specification and are set by ROLLCALL_<NAME>', () => {
  expect(readSettings({})).toMatchObject({
    VOTE_ACCOUNT_AGE_HOURS: 72,
    SUPPORTED_ANSWERS: 5,
    CONFIRM_MODERATORS: 2,
    LIMITS: 'on',
  })
  expect(readSettings({ ROLLCALL_VOTE_ACCOUNT_AGE_HOURS: '0' }).VOTE_ACCOUNT_AGE_HOURS).toBe(0)
  expect(() => readSettings({ ROLLCALL_LIMITS: 'maybe' })).toThrow('ROLLCALL_LIMITS')
  for (const { name, does } of describeSettings()) {
    expect(name).toMatch(/^ROLLCALL_[A-Z_]+$/)
    expect(does).toMatch(/^[A-Z].*\.$/)
  }
})

test.each([
  ['LOG_LEVEL', 'loud'],
  ['ROLLCALL_LIMITS', 'maybe'],
  ['MONGODB_URI', 'http://localhost'],
])('[O1] a server that cannot start with %s=%s says so in words and ends', async (name, value) => {
  const { ready, ...server } = await launchServer({ env: { [name]: value } })
  await expect(ready).rejects.toThrow(name)
  expect(await server.exited).toBe(1)
  expect(server.printed.join('\n')).not.toMatch(/^\s+at /m)
})

test.skipIf(process.platform !== 'linux').each(['/proc/rollcall', '/proc/self/rollcall/data'])(
  '[O1, S5] where no folder can ever be made, as in %s, it says so in words at once',
  async (dataDir) => {
    const { ready, ...server } = await launchServer({ dataDir })
    await expect(ready).rejects.toThrow(/ended before it was ready/)
    expect(await server.exited).toBe(1)
    expect(server.printed.join('\n')).toContain(`DATA_DIR: nothing can be written in ${dataDir} (`)
  },
)
