import type { AccountId } from '@rollcall/contract/ids.ts'
import { type AccountViewer, type Viewer, visitor } from '../platform/viewer.ts'
import { type SessionDocument, sessions, type UserDocument, users } from './account.model.ts'
import type { AccountChange, AccountWatch } from './account.watch.ts'
import { sessionCookieName, tokenOf } from './sessionCookie.ts'

export interface Viewers {
  /** Who asks, by the cookie among these headers. */
  readonly viewerOf: (headers: Headers) => Promise<Viewer>
  /** The same, and in which session; null for a visitor. */
  readonly whoAsks: (headers: Headers) => Promise<Asking>
  /** Reads everybody again: this process has just ended sessions itself. */
  readonly forgetAll: () => void
}

export interface Asking {
  readonly viewer: Viewer
  readonly sessionId: string | null
}

interface Known extends Asking {
  readonly until: number
}

const nobody: Asking = { viewer: visitor, sessionId: null }

const MOST_KNOWN = 10_000
/** The watch empties what changed; this is for a change it should have missed. */
const KNOWN_MS = 30_000

/**
 * Resolves sessions through a bounded memory, since reading two documents for each request would be most of its cost.
 * What changes in any process is forgotten here as soon as the watch tells of it.
 */
export const openViewers = (watch: AccountWatch, secret: string, secure: boolean): Viewers => {
  const known = new Map<string, Known>()
  // Counts what was forgotten: something read before a change and finished after it is not kept.
  let age = 0
  const forget = (change: AccountChange): void => {
    age += 1
    for (const [token, entry] of known) if (concerns(change, entry)) known.delete(token)
  }
  watch.onChange(forget)
  const askingWith = async (token: string): Promise<Asking> => {
    const entry = known.get(token)
    if (entry && entry.until > Date.now()) return entry
    const ageBefore = age
    const session = await sessions().findOne({ token, expiresAt: { $gt: new Date() } })
    if (!session) return nobody
    const asking = { viewer: await viewerOfSession(session), sessionId: session._id.toHexString() }
    if (age === ageBefore && watch.isOpen()) keep(known, session, asking)
    return asking
  }
  const cookie = sessionCookieName(secure)
  const whoAsks = async (headers: Headers): Promise<Asking> => {
    const token = tokenOf(headers, cookie, secret)
    return token ? askingWith(token) : nobody
  }
  return {
    viewerOf: async (headers) => (await whoAsks(headers)).viewer,
    whoAsks,
    forgetAll: () => forget({ kind: 'unknown' }),
  }
}

const concerns = (change: AccountChange, { viewer, sessionId }: Known): boolean => {
  switch (change.kind) {
    case 'account':
      return viewer.kind === 'account' && viewer.id === change.id
    case 'session':
      return sessionId === change.id
    case 'unknown':
      return true
    default:
      return change satisfies never
  }
}

const keep = (known: Map<string, Known>, session: SessionDocument, asking: Asking): void => {
  // A Map remembers the order of insertion: the first is the oldest.
  const oldest = known.size >= MOST_KNOWN ? known.keys().next().value : undefined
  if (oldest !== undefined) known.delete(oldest)
  known.set(session.token, {
    ...asking,
    until: Math.min(Date.now() + KNOWN_MS, session.expiresAt.getTime()),
  })
}

const viewerOfSession = async (session: SessionDocument): Promise<Viewer> => {
  const user = await users().findOne({ _id: session.userId })
  return user ? accountViewer(user, session) : visitor
}

/** The one place where a role becomes rights: without the second factor, or suspended, it is a contributor's ([S2]). */
export const accountViewer = (
  user: UserDocument,
  { secondFactor: given = false, factorAt }: Pick<SessionDocument, 'secondFactor' | 'factorAt'>,
): AccountViewer => ({
  kind: 'account',
  id: user._id.toHexString() as AccountId,
  role: user.twoFactorEnabled && given && !user.suspended ? user.role : 'contributor',
  held: user.role,
  secondFactor: !user.twoFactorEnabled ? 'none' : given ? 'given' : 'asked',
  factorAt: given ? (factorAt ?? null) : null,
  name: user.name,
  email: user.email,
  emailVerified: user.emailVerified,
  suspended: user.suspended,
  since: user.createdAt,
  examiner: user.examiner?.qualification ?? null,
})
