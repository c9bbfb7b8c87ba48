import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { factorRow, newFactorSecret } from '@rollcall/api/accounts/factorSecret.ts'
import { hashPassword } from '@rollcall/api/accounts/password.ts'
import { totpCode } from '@rollcall/api/accounts/totp.ts'
import { readSecrets } from '@rollcall/api/platform/secrets.ts'
import type { Role } from '@rollcall/contract/accounts.ts'
import { enrolSecondFactor, verifyFactorCode } from '@rollcall/contract/secondFactor.ts'
import { type Db, ObjectId } from 'mongodb'
import { Client } from './client.ts'
import { database } from './database.ts'
import type { Server } from './server.ts'

export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
  /** A browser in which this account is signed in. */
  readonly client: Client
  /** The key of its second factor, where it has one: for `codeOf`. */
  readonly factor?: Buffer
}

export interface AccountAsked {
  readonly role?: Role
  readonly name?: string
  readonly email?: string
  /** Old enough for its answers to count, unless said otherwise. */
  readonly ageHours?: number
  readonly verified?: boolean
  readonly suspended?: boolean
  /** Whether it has a second factor and gave it: moderators and admins do, unless said otherwise. */
  readonly factor?: boolean
}

const CODE_MS = 30_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const OLD_HOURS = 100
export const password = 'a long walk home in 1953'

/** Nobody in particular. */
export const aVisitor = (server: Server): Client => new Client(server.url)

/**
 * An account with a session, written straight into the database: for tests that are not about signing in, which
 * would spend their time on hashing passwords. Those that are use `signUp`.
 */
export const anAccount = async (server: Server, asked: AccountAsked = {}): Promise<Account> => {
  const stored = storedBy(server)
  const key = readSecrets(server.dataDir).session
  const user = userOf(asked)
  const wanted = asked.factor ?? user.role !== 'contributor'
  const factor = wanted ? await enrol(stored, user._id, key) : undefined
  const session = {
    ...sessionOf(user._id),
    ...(wanted && { secondFactor: true, factorAt: new Date() }),
  }
  await stored.collection('user').insertOne({ ...user, ...(wanted && { twoFactorEnabled: true }) })
  await stored.collection('session').insertOne(session)
  const client = new Client(server.url, [['better-auth.session_token', signed(session.token, key)]])
  const account = { id: user._id.toHexString(), name: user.name, email: user.email, client }
  return factor ? { ...account, factor } : account
}

const storedBy = (server: Server): Db => server.database ?? database

/** What the telephone of this account shows, now or some steps of 30 seconds away: a code holds once, and one step around. */
export const codeOf = ({ factor }: Account, step = 0): string => {
  if (!factor) throw new Error('this account has no second factor')
  return totpCode(factor, new Date(Date.now() + step * CODE_MS))
}

export const aContributor = (server: Server, asked: AccountAsked = {}): Promise<Account> =>
  anAccount(server, { ...asked, role: 'contributor' })
export const aModerator = (server: Server, asked: AccountAsked = {}): Promise<Account> =>
  anAccount(server, { ...asked, role: 'moderator' })
export const anAdmin = (server: Server, asked: AccountAsked = {}): Promise<Account> =>
  anAccount(server, { ...asked, role: 'admin' })

let hashed: Promise<string> | undefined

/** With a password, which was hashed once for all, and a second factor of its own. */
const enrol = async (stored: Db, userId: ObjectId, key: string): Promise<Buffer> => {
  hashed ??= hashPassword(password)
  const accountId = userId.toHexString()
  const credential = { accountId, providerId: 'credential', userId, password: await hashed }
  await stored.collection('account').insertOne(credential)
  const factor = newFactorSecret()
  await stored.collection('twoFactor').insertOne({ userId, ...(await factorRow(factor, key)) })
  return Buffer.from(factor)
}

/** The key that is offered to this session's account, which has the usual password and no second factor. */
export const askForKey = async (client: Client): Promise<Buffer> => {
  const { totpURI } = await client.done(enrolSecondFactor, { body: { password } })
  return fromBase32(new URL(totpURI).searchParams.get('secret') ?? '')
}

/** The way a person enrols; the key. */
export const enrolByCode = async (client: Client): Promise<Buffer> => {
  const factor = await askForKey(client)
  await client.done(verifyFactorCode, { body: { code: totpCode(factor) } })
  return factor
}

/** The bytes of a key as an address for telephones writes it. */
export const fromBase32 = (text: string): Buffer => {
  const bits = [...text]
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

const userOf = (asked: AccountAsked) => {
  const at = new Date(Date.now() - (asked.ageHours ?? OLD_HOURS) * HOUR_MS)
  return {
    _id: new ObjectId(),
    name: asked.name ?? `Tester ${randomUUID().slice(0, 8)}`,
    email: asked.email ?? `${randomUUID()}@example.org`,
    emailVerified: asked.verified ?? true,
    role: asked.role ?? 'contributor',
    suspended: asked.suspended ?? false,
    createdAt: at,
    updatedAt: at,
  }
}

const sessionOf = (userId: ObjectId) => {
  const at = new Date()
  return {
    _id: new ObjectId(),
    userId,
    token: randomBytes(24).toString('base64url'),
    expiresAt: new Date(at.getTime() + 7 * DAY_MS),
    createdAt: at,
    updatedAt: at,
    ipAddress: '',
    userAgent: '',
  }
}

const signed = (token: string, secret: string): string =>
  encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)

/** The way a person goes: signs up over HTTP, verifies (marked here as if the link had been opened), signs in. */
export const signUp = async (server: Server, asked: AccountAsked = {}): Promise<Account> => {
  const { _id: _, name, email, ...rest } = userOf(asked)
  const client = new Client(server.url)
  const sent = { name, email, password }
  expectDone(await client.send('/api/auth/sign-up/email', { method: 'POST', body: sent }))
  const user = await database
    .collection('user')
    .findOneAndUpdate({ email }, { $set: rest }, { returnDocument: 'after' })
  if (!user) throw new Error('signing up left no account')
  if (rest.emailVerified) await signIn(client, email)
  return { id: user._id.toHexString(), name, email, client }
}

export const signIn = async (client: Client, email: string): Promise<void> =>
  expectDone(
    await client.send('/api/auth/sign-in/email', { method: 'POST', body: { email, password } }),
  )

const expectDone = ({ status, body }: { status: number; body: unknown }): void => {
  if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`)
}
