import { createHmac } from 'node:crypto'
import { readSecrets } from '@rollcall/api/platform/secrets.ts'
import {
  chooseLanguage,
  getMe,
  getSession,
  listMail,
  requestReset,
  resetPassword,
  sendVerification,
  signIn,
  signOut,
  signUp,
  verifyAddress,
} from '@rollcall/contract/accounts.ts'
import { changeAccount, listAccounts } from '@rollcall/contract/officeAccounts.ts'
import { beforeAll, expect, test } from 'vitest'
import {
  type Account,
  aContributor,
  aModerator,
  anAccount,
  anAdmin,
  aVisitor,
  signUp as goThroughSignUp,
  password,
} from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { type Server, startServer } from '../support/server.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
})

let counter = 0
const newEmail = () => `person-${++counter}@example.org`
const BEAT_MS = 200

const mailsTo = (email: string) =>
  database.collection('mails').find({ to: email }).sort({ _id: 1 }).toArray()
const lastTokenTo = async (email: string): Promise<string> => {
  const text = (await mailsTo(email)).at(-1)?.text ?? ''
  return decodeURIComponent(/token=(\S+)/.exec(text)?.[1] ?? '')
}

test('[S2] signing up with a taken address is answered like any other, and its owner is told by mail', async () => {
  const { email } = await aContributor(server)
  const free = newEmail()
  const visitor = aVisitor(server)
  const [taken, made] = [
    await visitor.call(signUp, { body: { name: 'Ann', email, password } }),
    await visitor.call(signUp, { body: { name: 'Ann', email: free, password } }),
  ]
  const withoutEmail = ({ status, body }: typeof taken, sent: string) => [
    status,
    JSON.stringify(body).replace(sent, 'the address'),
  ]
  expect(withoutEmail(taken, email)).toEqual(withoutEmail(made, free))
  expect(taken.headers.getSetCookie()).toEqual([])
  expect(made.headers.getSetCookie()).toEqual([])
  expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
    'You already have a Rollcall account',
  ])
  expect((await mailsTo(free)).map(({ subject }) => subject)).toEqual([
    'Confirm your e-mail address for Rollcall',
  ])
})

test('[S2] an unknown address, a wrong password and an unconfirmed address are refused alike', async () => {
  const known = await goThroughSignUp(server)
  const unconfirmed = await goThroughSignUp(server, { verified: false })
  const visitor = aVisitor(server)
  const attempts = [
    { email: newEmail(), password },
    { email: known.email, password: 'not the right one' },
    { email: unconfirmed.email, password },
  ]
  const answers = []
  for (const body of attempts) {
    const began = performance.now()
    const { status, headers, body: told } = await visitor.call(signIn, { body })
    expect(performance.now() - began).toBeGreaterThan(BEAT_MS - 5)
    answers.push({
      status,
      cookies: headers.getSetCookie(),
      told: { ...Object(told), requestId: '' },
    })
  }
  expect(answers[0]).toMatchObject({ status: 401, cookies: [], told: { code: 'auth.refused' } })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('[S2] asking for a mail is answered alike for every address', async () => {
  const confirmed = await aContributor(server)
  const unconfirmed = await anAccount(server, { verified: false })
  const visitor = aVisitor(server)
  for (const endpoint of [requestReset, sendVerification])
    for (const email of [newEmail(), confirmed.email, unconfirmed.email]) {
      const { status, body } = await visitor.call(endpoint, { body: { email } })
      expect({ status, body }).toEqual({ status: 200, body: { status: true } })
    }
  expect((await mailsTo(confirmed.email)).map(({ subject }) => subject)).toEqual([
    'Choose a new password for Rollcall',
  ])
  expect((await mailsTo(unconfirmed.email)).map(({ subject }) => subject)).toEqual([
    'Choose a new password for Rollcall',
    'Confirm your e-mail address for Rollcall',
  ])
})

test('[S1] mails are in the language that their reader chose on a page, or that his browser asked for when he signed up', async () => {
  const [byBrowser, byChoice] = [newEmail(), newEmail()]
  const signedUp = async (email: string, headers: Record<string, string>) => {
    const body = { name: 'Ann', email, password }
    expect(
      (await aVisitor(server).send(signUp.path, { method: 'POST', body, headers })).status,
    ).toBe(200)
  }
  await signedUp(byBrowser, { 'accept-language': 'ko-KR,en;q=0.8' })
  await signedUp(byChoice, { 'accept-language': 'en', cookie: 'rollcall.language=ko' })
  // Whoever asks for it may be anybody: the letter is its reader's.
  await aVisitor(server).done(requestReset, { body: { email: byBrowser } })
  for (const email of [byBrowser, byChoice]) {
    const [letter] = await mailsTo(email)
    expect(letter).toMatchObject({ language: 'ko', subject: '롤콜 이메일 주소 확인' })
    const [address] = /^http\S+$/m.exec(letter?.text ?? '') ?? []
    expect(letter?.html).toContain(`<a href="${address}">${address}</a>`)
  }
  expect((await mailsTo(byBrowser)).at(-1)?.subject).toBe('롤콜 새 비밀번호 정하기')
  await aVisitor(server).done(verifyAddress, { query: { token: await lastTokenTo(byChoice) } })
  const body = { email: byChoice, password }
  const headers = { cookie: 'a=b; rollcall.language=en' }
  await aVisitor(server).send(signIn.path, { method: 'POST', body, headers })
  await aVisitor(server).done(requestReset, { body: { email: byChoice } })
  expect((await mailsTo(byChoice)).at(-1)?.subject).toBe('Choose a new password for Rollcall')
  const signedIn = await aContributor(server)
  await signedIn.client.done(chooseLanguage, { body: { language: 'ko' } })
  await aVisitor(server).done(requestReset, { body: { email: signedIn.email } })
  expect((await mailsTo(signedIn.email)).at(-1)?.subject).toBe('롤콜 새 비밀번호 정하기')
})

test('[S3] eight sign-ups with one address at once make one account', async () => {
  const email = newEmail()
  const spellings = [email, email.toUpperCase()]
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) => {
      const body = { name: `Ann ${at}`, email: spellings[at % 2] ?? email, password }
      return aVisitor(server).call(signUp, { body })
    }),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
  const users = await database.collection('user').find({ email }).toArray()
  expect(users).toHaveLength(1)
  expect(await database.collection('account').countDocuments({ userId: users[0]?._id })).toBe(1)
  const subjects = (await mailsTo(email)).map(({ subject }) => subject)
  expect(
    subjects.filter((subject) => subject === 'Confirm your e-mail address for Rollcall'),
  ).toHaveLength(1)
})

test('[S2] the mailed link confirms the address; then one signs in, is known, and signs out', async () => {
  const email = newEmail()
  const person = aVisitor(server)
  await person.done(signUp, { body: { name: ' Ann Lee ', email: ` ${email} `, password } })
  await person.done(verifyAddress, { query: { token: await lastTokenTo(email) } })
  const signedIn = await person.call(signIn, { body: { email, password } })
  expect(signedIn.status).toBe(200)
  const [cookie = ''] = signedIn.headers.getSetCookie()
  expect(cookie).toMatch(/^better-auth\.session_token=.*HttpOnly; SameSite=Lax$/)
  expect(cookie).not.toMatch(/secure/i)
  expect(JSON.stringify(signedIn.body)).not.toContain(/=([^.]+)/.exec(cookie)?.[1])
  const me = await person.done(getMe)
  expect(me).toMatchObject({ name: 'Ann Lee', email, role: 'contributor', emailVerified: true })
  expect(me.can).toEqual({
    contribute: true,
    moderate: false,
    administer: false,
    examine: false,
  })
  expect((await person.done(getSession))?.user.id).toBe(me.id)

  const before = person.at(server.url)
  await person.done(signOut)
  expect(person.cookies.size).toBe(0)
  expect((await before.done(getMe)).role).toBe('visitor')
  expect(await before.done(getSession)).toBeNull()
})

test('[S2] a role or a confirmed address cannot be had by asking for it', async () => {
  const email = newEmail()
  const body = { name: 'Ann', email, password, role: 'admin', emailVerified: true, suspended: true }
  await aVisitor(server).send(signUp.path, { method: 'POST', body })
  expect(await database.collection('user').findOne({ email })).toMatchObject({
    role: 'contributor',
    emailVerified: false,
    suspended: false,
  })
})

test('[S2] a mailed link sets a new password once, ends every session, and shows whose the address is', async () => {
  const person = await goThroughSignUp(server)
  await database
    .collection('user')
    .updateOne({ email: person.email }, { $set: { emailVerified: false } })
  const visitor = aVisitor(server)
  await visitor.done(requestReset, { body: { email: person.email } })
  const token = await lastTokenTo(person.email)
  const body = { token, newPassword: 'another walk, the same road' }
  await visitor.done(resetPassword, { body })
  expect((await person.client.done(getMe)).role).toBe('visitor')
  expect((await visitor.refused(resetPassword, { body })).errors?.[0]?.path).toBe('token')
  expect((await visitor.refused(signIn, { body: { email: person.email, password } })).code).toBe(
    'auth.refused',
  )
  await visitor.done(signIn, { body: { email: person.email, password: body.newPassword } })
  expect((await visitor.done(getMe)).emailVerified).toBe(true)
  expect((await mailsTo(person.email)).at(-1)?.subject).toBe('Your Rollcall password was changed')
})

test('[S3] the same password typed with composed and with separate letters is the same', async () => {
  const email = newEmail()
  const typed = '긴 귀향길 1953년의 겨울'
  const person = aVisitor(server)
  await person.done(signUp, { body: { name: '이순', email, password: typed.normalize('NFD') } })
  await person.done(verifyAddress, { query: { token: await lastTokenTo(email) } })
  await person.done(signIn, { body: { email, password: typed.normalize('NFC') } })
})

test('[S2] a cookie that we did not sign, or not so, is a visitor', async () => {
  const { client } = await anAdmin(server)
  const name = 'better-auth.session_token'
  const value = decodeURIComponent(client.cookies.get(name) ?? '')
  const token = value.slice(0, value.lastIndexOf('.'))
  const signature = value.slice(token.length + 1)
  const signed = (text: string, secret: string) =>
    `${text}.${createHmac('sha256', secret).update(text).digest('base64')}`
  const secret = readSecrets(server.dataDir).session
  const roleWith = async (cookie: string) => {
    const forged = aVisitor(server)
    forged.cookies.set(name, cookie)
    return (await forged.done(getMe)).role
  }
  expect(await roleWith(encodeURIComponent(value))).toBe('admin')
  const wrong = [
    token,
    `${token}.`,
    `.${value}`,
    `${value}=`,
    `${token}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    `x${value}`,
    signed(token, 'another secret'),
    signed('', secret),
    signed('no such session', secret),
    `${token}.${createHmac('sha512', secret).update(token).digest('base64')}`,
    '%',
    '%E0%A4%A',
    '"',
  ]
  for (const cookie of wrong)
    expect(await roleWith(cookie.includes('%') ? cookie : encodeURIComponent(cookie))).toBe(
      'visitor',
    )
})

test('[S2] a session that has run out is a visitor', async () => {
  const { id, client } = await aContributor(server)
  expect((await client.done(getMe)).role).toBe('contributor')
  const { ObjectId } = await import('mongodb')
  await database
    .collection('session')
    .updateOne({ userId: new ObjectId(id) }, { $set: { expiresAt: new Date(Date.now() - 1) } })
  await expect.poll(async () => (await client.done(getMe)).role).toBe('visitor')
})

test('[S2] only an admin reads the mail that waits, in pages, newest first', async () => {
  for (const at of [1, 2, 3])
    await aVisitor(server).done(signUp, {
      body: { name: `Ann ${at}`, email: newEmail(), password },
    })
  expect((await aVisitor(server).refused(listMail)).code).toBe('auth.required')
  for (const account of [await aContributor(server), await aModerator(server)])
    expect((await account.client.refused(listMail)).code).toBe('forbidden')
  const suspended = await anAdmin(server, { suspended: true })
  const told = await suspended.client.refused(listMail)
  expect(told).toMatchObject({ code: 'forbidden', detail: expect.stringMatching(/suspended/) })

  const { client } = await anAdmin(server)
  const whole = await client.done(listMail, { query: { limit: 100 } })
  const times = whole.items.map(({ at }) => at)
  expect(times).toEqual([...times].sort().reverse())
  const first = await client.done(listMail, { query: { limit: 2 } })
  const second = await client.done(listMail, {
    query: { limit: 2, cursor: first.nextCursor ?? '' },
  })
  expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 4))
  const refused = await client.refused(listMail, { query: { cursor: 'garbage' } })
  expect(refused.errors?.[0]?.path).toBe('cursor')
})

test('[S2] of the account library only what we offer is there', async () => {
  const { client } = await aContributor(server)
  for (const path of ['update-user', 'change-email', 'delete-user', 'sign-in/social', 'error'])
    for (const method of ['GET', 'POST'])
      expect((await client.send(`/api/auth/${path}`, { method, body: undefined })).status).toBe(404)
  expect((await client.send('/api/auth/sign-out')).status).toBe(405)
})

test('[S3] what a sign-up lacks is told field by field', async () => {
  const refused = await aVisitor(server).refused(signUp, {
    body: { name: 'a\u0007bell', email: 'nowhere', password: 'short' },
  })
  expect(refused.code).toBe('request.invalid')
  expect(refused.errors?.map(({ path }) => path).sort()).toEqual(['email', 'name', 'password'])
})

test('[S2] the log names nobody', async () => {
  const email = newEmail()
  const visitor = aVisitor(server)
  await visitor.done(signUp, { body: { name: 'Somebody Special', email, password } })
  await visitor.done(signUp, { body: { name: 'Somebody Special', email, password } })
  await visitor.refused(signIn, { body: { email, password } })
  await visitor.done(requestReset, { body: { email } })
  const written = JSON.stringify([server.lines, server.printed])
  expect(written).toContain('/api/auth/sign-in/email')
  for (const secret of [email, 'Somebody Special', password, '127.0.0.1'])
    expect(written).not.toContain(secret)
})

test('[S2] where every address of ours is https, the cookie travels over https alone', async () => {
  const secure = await startServer({ env: { PUBLIC_URL: 'https://rollcall.example.org' } })
  const { email } = await goThroughSignUp(server)
  const headers = { origin: 'https://rollcall.example.org' }
  const sent = { method: 'POST', body: { email, password }, headers }
  const { status, headers: told } = await aVisitor(secure).send(signIn.path, sent)
  expect(status).toBe(200)
  expect(told.getSetCookie()[0]).toMatch(/^__Secure-better-auth\.session_token=.*Secure/)
})

test('[S2, M6, C4] an admin finds an account by a part of its name or address, and what he changes holds at once and stands in the log', async () => {
  const admin = await anAdmin(server)
  const some = await aModerator(server, { name: 'Wendell (Pike)', email: 'w.pike@example.net' })
  const find = async (q: string, query: object = {}) =>
    (await admin.client.done(listAccounts, { query: { q, ...query } })).items
  for (const q of ['l (pIKE', 'W.PIKE@'])
    expect(await find(q)).toMatchObject([{ id: some.id, role: 'moderator', secondFactor: true }])
  expect(await find('w+pike@')).toEqual([])
  const first = await admin.client.done(listAccounts, { query: { limit: 1 } })
  const rest = { query: { cursor: first.nextCursor ?? '', limit: 1 } }
  const [newest, next] = [first.items, (await admin.client.done(listAccounts, rest)).items]
  expect([newest.length, next.length]).toEqual([1, 1])
  expect(next[0]?.id.localeCompare(newest[0]?.id ?? '')).toBe(-1)

  const log = () => database.collection('audit').find().sort({ _id: 1 }).toArray()
  const before = (await log()).length
  const change = (body: object) =>
    admin.client.done(changeAccount, { params: { accountId: some.id } as never, body })
  const examiner = { qualification: 'Forensic anthropologist' }
  expect(await change({ examiner })).toMatchObject({ id: some.id, examiner })
  const can = async () => (await some.client.done(getMe)).can
  await expect.poll(can).toMatchObject({ examine: true, moderate: true })
  await change({ suspended: true })
  await expect.poll(can).toMatchObject({ contribute: false, moderate: false })
  await change({ suspended: false, examiner: null, role: 'contributor' })
  // What is so already is no act.
  await change({ suspended: false, examiner: null, role: 'contributor' })
  await expect.poll(can).toMatchObject({ contribute: true, examine: false, moderate: false })
  expect(await change({ secondFactor: false })).toMatchObject({ secondFactor: false })
  await expect.poll(async () => (await some.client.done(getMe)).role).toBe('visitor')
  expect((await log()).slice(before).map(({ act }) => act)).toEqual([
    ...['examiner.named', 'account.suspended'],
    ...['account.contributor', 'account.unsuspended', 'examiner.removed', 'second-factor.removed'],
  ])
})

test('[S2, S3] nobody changes his own account, moderators none, and what says nothing right is refused', async () => {
  const admin = await anAdmin(server)
  const moderator = await aModerator(server)
  const change = (by: Account, of: string, body: object) =>
    by.client.refused(changeAccount, { params: { accountId: of } as never, body })
  const own = await change(admin, admin.id, { examiner: { qualification: 'Myself' } })
  expect(own).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('another') })
  expect((await change(moderator, admin.id, { suspended: true })).code).toBe('forbidden')
  expect((await moderator.client.refused(listAccounts, {})).code).toBe('forbidden')
  const empty = await change(admin, moderator.id, { examiner: { qualification: ' ' } })
  expect(empty.errors?.[0]?.path).toBe('examiner.qualification')
  expect((await change(admin, '0'.repeat(24), { suspended: true })).code).toBe('not-found')
  const odd = await admin.client.refused(listAccounts, { query: { q: 'a\u0000' } })
  expect(odd.errors?.[0]?.path).toBe('q')
})

test('[S2] of two admins who take the role from each other at the same moment, one is left', async () => {
  const admins = [await anAdmin(server), await anAdmin(server)] as const
  const take = (by: Account, { id }: Account) =>
    by.client.call(changeAccount, { params: { accountId: id }, body: { role: 'contributor' } })
  const [one, other] = admins
  const told = await Promise.all([take(one, other), take(other, one)])
  expect(told.map(({ status }) => status).sort()).toEqual([200, 403])
})
