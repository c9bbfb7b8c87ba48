import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { readSecrets } from '@rollcall/api/platform/secrets.ts'
import type { Role } from '@rollcall/contract/accounts.ts'
import { ObjectId } from 'mongodb'
import { Client } from './client.ts'
import { database } from './database.ts'
import type { Server } from './server.ts'

export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
  /** A browser in which this account is signed in. */
  readonly client: Client
}

export interface AccountAsked {
  readonly role?: Role
  readonly name?: string
  readonly email?: string
  /** Old enough for its answers to count, unless said otherwise. */
  readonly ageHours?: number
  readonly verified?: boolean
  readonly suspended?: boolean
}

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
  const user = userOf(asked)
  const session = sessionOf(user._id)
  await database.collection('user').insertOne(user)
  await database.collection('session').insertOne(session)
  const cookie = signed(session.token, readSecrets(server.dataDir).session)
  const client = new Client(server.url, [['better-auth.session_token', cookie]])
  return { id: user._id.toHexString(), name: user.name, email: user.email, client }
}

export const aContributor = (server: Server, asked: AccountAsked = {}): Promise<Account> =>
  anAccount(server, { ...asked, role: 'contributor' })
export const aModerator = (server: Server, asked: AccountAsked = {}): Promise<Account> =>
  anAccount(server, { ...asked, role: 'moderator' })
export const anAdmin = (server: Server, asked: AccountAsked = {}): Promise<Account> =>
  anAccount(server, { ...asked, role: 'admin' })

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
