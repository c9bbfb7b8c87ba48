import { totpCode } from '@rollcall/api/accounts/totp.ts'
import { atTheMachine } from '@rollcall/api/platform/audit.ts'
import {
  getMe,
  listMail,
  signIn,
  signOutElsewhere,
  signOutEverywhere,
} from '@rollcall/contract/accounts.ts'
import { getQueue } from '@rollcall/contract/queue.ts'
import {
  backupCode,
  enrolSecondFactor,
  factorCode,
  getSecondFactor,
  makeBackupCodes,
  removeSecondFactor,
  verifyBackupCode,
  verifyFactorCode,
} from '@rollcall/contract/secondFactor.ts'
import { beforeAll, expect, test } from 'vitest'
import {
  type Account,
  aContributor,
  aModerator,
  anAdmin,
  aVisitor,
  codeOf,
  enrolByCode,
  password,
  signUp,
} from '../support/accounts.ts'
import { rollcall as commandLine } from '../support/commandLine.ts'
import { database, databaseUri } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'
import { goLive } from '../support/socket.ts'

let server: Server
let other: Server
beforeAll(async () => {
  server = await startServer()
  other = await startServer({ dataDir: server.dataDir })
})

/** A browser in which the password of this account was given, and the code is still to come. */
const halfWay = async ({ email }: Account) => {
  const client = aVisitor(server)
  const answer = await client.done(signIn, { body: { email, password } })
  expect(answer).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] })
  return client
}
const rollcall = (...words: string[]) =>
  commandLine(words, { DATA_DIR: server.dataDir, MONGODB_URI: databaseUri })
const logged = (act: string, more: object = {}) =>
  database.collection('audit').countDocuments({ act, ...more })

test('[S2] codes are those of RFC 6238', () => {
  const at = (seconds: number) => totpCode('12345678901234567890', new Date(seconds * 1000))
  expect([59, 1_111_111_109, 2_000_000_000].map(at)).toEqual(['287082', '081804', '279037'])
})

test('[S2] an admin is a contributor until he has given a second factor, and is told what to do', async () => {
  const bare = await anAdmin(server, { factor: false })
  const { code, detail } = await bare.client.refused(listMail)
  expect(code).toBe('second-factor.required')
  expect(await bare.client.done(getMe)).toMatchObject({
    role: 'admin',
    secondFactor: { state: 'none', needed: true, detail },
    can: { contribute: true, moderate: false, administer: false },
  })
  const live = await goLive(bare.client)
  expect(await live.watch('queue')).toMatchObject({
    ok: false,
    problem: { code: 'second-factor.required' },
  })
  live.close()
  expect(await (await anAdmin(server)).client.done(getMe)).toMatchObject({
    secondFactor: { state: 'given', needed: true, detail: null },
    can: { moderate: true, administer: true },
  })
})

test('[S2] the password alone gives no session; with the code it does, once', async () => {
  const moderator = await aModerator(server)
  const [one, two] = [await halfWay(moderator), await halfWay(moderator)]
  expect((await one.done(getMe)).role).toBe('visitor')
  const body = { code: codeOf(moderator, 1) }
  await one.done(verifyFactorCode, { body })
  expect((await one.done(getMe)).can.moderate).toBe(true)
  expect((await two.refused(verifyFactorCode, { body })).code).toBe('second-factor.refused')
  expect((await two.done(getMe)).role).toBe('visitor')
})

test('[S2] of one code given in ten places at once, one takes it', async () => {
  const moderator = await aModerator(server)
  const places = await Promise.all(Array.from({ length: 10 }, () => halfWay(moderator)))
  const body = { code: codeOf(moderator, 1) }
  const answers = await Promise.all(places.map((place) => place.call(verifyFactorCode, { body })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('[S2] after five wrong codes the sign-in begins again; its owner is not locked out', async () => {
  const moderator = await aModerator(server)
  const guesser = await halfWay(moderator)
  for (let tried = 0; tried < 5; tried += 1)
    await guesser.refused(verifyFactorCode, { body: { code: `00000${tried}` } })
  const right = { body: { code: codeOf(moderator, 1) } }
  expect((await guesser.refused(verifyFactorCode, right)).code).toBe('second-factor.expired')
  await (await halfWay(moderator)).done(verifyFactorCode, right)
})

test('[S2] a backup code stands in for the telephone once', async () => {
  const moderator = await aModerator(server)
  const { backupCodes } = await moderator.client.done(makeBackupCodes, { body: { password } })
  expect(backupCodes).toHaveLength(10)
  const body = { code: backupCodes[0] ?? '' }
  await (await halfWay(moderator)).done(verifyBackupCode, { body })
  const again = await (await halfWay(moderator)).refused(verifyBackupCode, { body })
  expect(again.code).toBe('second-factor.refused')
  expect((await moderator.client.done(getSecondFactor)).backupCodesLeft).toBe(9)
})

test('[S2] a backup code is taken as it was written down: capitals, hyphens and blanks do not matter', async () => {
  const moderator = await aModerator(server)
  const { backupCodes } = await moderator.client.done(makeBackupCodes, { body: { password } })
  const [first = '', second = '', third = '', fourth = ''] = backupCodes
  const written = [
    first.toUpperCase(),
    second.toLowerCase().replace('-', ''),
    ` ${third.replace('-', ' – ')} `,
    [...fourth].join(' '),
  ]
  for (const code of written)
    await (await halfWay(moderator)).done(verifyBackupCode, { body: { code } })
  const again = await (await halfWay(moderator)).refused(verifyBackupCode, {
    body: { code: first },
  })
  expect(again.code).toBe('second-factor.refused')
  expect((await moderator.client.done(getSecondFactor)).backupCodesLeft).toBe(6)
})

test('[S2] what guards the factor asks for the password and for the factor', async () => {
  const moderator = await aModerator(server)
  const wrong = { body: { password: 'not the right one' } }
  for (const endpoint of [makeBackupCodes, removeSecondFactor])
    expect((await moderator.client.refused(endpoint, wrong)).errors?.[0]?.path).toBe('password')
  const right = { body: { password } }
  const anew = await moderator.client.refused(enrolSecondFactor, right)
  expect(anew.code).toBe('second-factor.enrolled')
  await moderator.client.done(removeSecondFactor, right)
  expect((await moderator.client.done(getMe)).can.moderate).toBe(false)
  expect((await moderator.client.refused(removeSecondFactor, right)).code).toBe(
    'second-factor.none',
  )
  expect((await aVisitor(server).refused(enrolSecondFactor, right)).code).toBe('auth.required')
})

test('[M6] what a moderator does with his own factor is in the log, with what it changed; a contributor’s is not', async () => {
  const acts = ['second-factor.enrolled', 'backup-codes.made', 'second-factor.removed']
  const countAll = () => Promise.all(acts.map((act) => logged(act)))
  const before = await countAll()
  const all = [await signUp(server, { role: 'moderator' }), await signUp(server)]
  for (const { client } of all) await enrolByCode(client)
  for (const { client } of all)
    for (const endpoint of [makeBackupCodes, removeSecondFactor])
      await client.done(endpoint, { body: { password } })
  expect(await countAll()).toEqual(before.map((count) => count + 1))
})

test('[S2] codes are taken in the figures and hyphens that a keyboard or a note has', () => {
  const fullWidth = 'ａＢ３ｄＥ－ｆ６Ｈ８ｊ'
  const notes = [
    'aB3dE−f6H8j',
    'aB3dE‑f6H8j',
    'AB3DE\u00adF6H8J',
    'aB3dEーf6H8j',
    'aB3dE\u200bf6H8j',
  ]
  for (const code of [fullWidth, ...notes]) expect(backupCode.parse(code)).toBe('ab3de-f6h8j')
  for (const code of [
    '１２３４５６',
    '123–456',
    '1 2 3 4 5 6',
    '١٢٣٤٥٦',
    '१२३ ४५६',
    '123\u200b456',
  ])
    expect(factorCode.parse(code)).toBe('123456')
  for (const code of ['12345', '1234567', 'abcdef', '', '-', '一二三四五六'])
    expect(factorCode.safeParse(code).success).toBe(false)
})

test('[S2] what is stored shows neither key nor backup codes nor codes', async () => {
  const signedUp = await signUp(server, { role: 'moderator' })
  const moderator = { ...signedUp, factor: await enrolByCode(signedUp.client) }
  const { backupCodes } = await moderator.client.done(makeBackupCodes, { body: { password } })
  const stored = [
    ...(await database.collection('twoFactor').find().toArray()),
    ...(await database.collection('usedCodes').find().toArray()),
  ]
  for (const told of [moderator.factor.toString(), backupCodes[0] ?? ''])
    expect(JSON.stringify(stored)).not.toContain(told)
  // Six digits may stand within a long hash by chance: no field is the code that was given.
  const given = [codeOf(moderator), codeOf(moderator, -1)]
  for (const value of stored.flatMap((one) => Object.values(one)))
    expect(given).not.toContain(String(value))
  expect(JSON.stringify(server.lines)).not.toContain(backupCodes[0])
})

test('[S2] a role taken away, and a factor removed at the machine, hold at once in every process', async () => {
  const moderator = await aModerator(server)
  const clients = [moderator.client, moderator.client.at(other.url)]
  const see = async (expected: object) => {
    for (const each of clients) await expect.poll(() => each.done(getMe)).toMatchObject(expected)
  }
  await see({ can: { moderate: true } })
  await rollcall('account', 'role', moderator.email, 'contributor')
  await see({ can: { moderate: false } })
  const stdout = await rollcall('account', 'role', moderator.email, 'moderator')
  expect(stdout).toContain('two-step sign-in')
  await see({ can: { moderate: true } })
  await rollcall('account', 'factor', moderator.email, '--remove')
  await see({ role: 'visitor' })
  await aVisitor(server).done(signIn, { body: { email: moderator.email, password } })
  expect(await logged('second-factor.removed', { by: atTheMachine })).toBe(1)
})

test('[S2] signing out everywhere ends all sessions and their sockets, in every process', async () => {
  const moderator = await aModerator(server)
  const second = await halfWay(moderator)
  await second.done(verifyFactorCode, { body: { code: codeOf(moderator, 1) } })
  const elsewhere = second.at(other.url)
  const live = await goLive(elsewhere)
  const ended = new Promise((resolve) => live.socket.once('disconnect', resolve))
  await moderator.client.done(signOutElsewhere)
  await ended
  await expect.poll(async () => (await elsewhere.done(getMe)).role).toBe('visitor')
  await moderator.client.done(getQueue)
  await moderator.client.done(signOutEverywhere)
  expect((await moderator.client.done(getMe)).role).toBe('visitor')
  expect(await (await aContributor(server)).client.refused(getQueue)).toMatchObject({
    code: 'forbidden',
  })
})
