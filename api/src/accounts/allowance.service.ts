import type { AccountId } from '@rollcall/contract/ids.ts'
import { rawOf } from '../platform/database/documents.ts'
import { readByIds, within } from '../platform/database/reading.ts'
import type { Session } from '../platform/database/transaction.ts'
import { type Refusal, refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import { type AccountFacts, readAccounts } from './account.reader.ts'
import { Allowances } from './allowance.model.ts'
import { type Act, acts, dailyAllowance, dayOf, growth, isFreeByAge, nextDay } from './allowance.ts'

/** The counters of some accounts, read once in a transaction, counted in memory, and written with what they count. */
export interface OpenAllowances {
  /** Counts one act, or refuses with the time to come back. */
  readonly take: (accountId: string, act: Act) => void
  readonly write: () => Promise<void>
}

/**
 * Two processes that count for one account at once meet on its document: one of them runs again and sees what the other
 * counted ([D4]). Accounts without a limit are neither read nor written.
 */
export const openAllowances = async (
  session: Session | undefined,
  accounts: ReadonlyMap<string, AccountFacts>,
  now: Date,
): Promise<OpenAllowances> => {
  const limited = [...accounts.values()].filter((facts) => isLimited(facts, now))
  const rows = limited.length > 0 ? await readRows(session, limited, now) : new Map<string, Row>()
  const changed = new Set<string>()
  return {
    take: (accountId, act) => {
      const facts = accounts.get(accountId as AccountId)
      const row = rows.get(accountId)
      if (!facts || !row) return
      const most = dailyAllowance(baseOf(act), { ...facts, accepted: row.accepted }, now)
      if (most === null) return
      const used = row.used[act] ?? 0
      if (used >= most) throw enoughForToday(act, most, now)
      row.used[act] = used + 1
      changed.add(accountId)
    },
    write: async () => {
      const writes = [...changed].map((_id) => writeOf(_id, rows.get(_id) as Row))
      if (writes.length > 0)
        await rawOf(Allowances).bulkWrite(writes, { ordered: false, ...within(session) })
    },
  }
}

/** Counts one act of an account in the transaction of that act, or refuses. */
export const countAct = async (session: Session, accountId: string, act: Act): Promise<void> => {
  const accounts = await readAccounts([accountId as AccountId], session)
  const allowances = await openAllowances(session, accounts, new Date())
  allowances.take(accountId, act)
  await allowances.write()
}

/** Refuses what would be refused when it is counted, before there is work done for it. */
export const assertAllowed = async (accountId: string, act: Act): Promise<void> => {
  const accounts = await readAccounts([accountId as AccountId])
  const allowances = await openAllowances(undefined, accounts, new Date())
  allowances.take(accountId, act)
}

/** How often an account may still do something today; null where it has no limit. */
export const leftToday = async (id: AccountId, act: Act): Promise<number | null> => {
  const facts = (await readAccounts([id])).get(id)
  const now = new Date()
  if (!facts || !isLimited(facts, now)) return null
  const row = (await readRows(undefined, [facts], now)).get(id)
  const most = dailyAllowance(baseOf(act), { ...facts, accepted: row?.accepted ?? 0 }, now)
  return most === null ? null : Math.max(0, most - (row?.used[act] ?? 0))
}

/** How many times the base this account has of what everybody has only so much of. */
export const growthOf = async (id: AccountId): Promise<number> => {
  const facts = (await readAccounts([id])).get(id)
  const row = await rawOf(Allowances).findOne({ _id: id })
  return facts ? growth({ ...facts, accepted: row?.accepted ?? 0 }, new Date()) : 1
}

/**
 * Refuses where as many reasons against somebody as an account may have open wait already ([D4]). Two that are raised at the
 * same moment conflict.
 */
export const assertRoomForExclusion = async (
  session: Session,
  accountId: string,
  open: number,
): Promise<void> => {
  const facts = (await readAccounts([accountId as AccountId], session)).get(accountId as AccountId)
  if (!facts || settings.LIMITS === 'off' || facts.role !== 'contributor') return
  const most = settings.OPEN_EXCLUSIONS * (await growthOf(facts.id))
  if (open >= most)
    throw refuse('limit.reached', {
      detail: `${most} exclusions that you raised wait for a ruling, which is as many as can wait at once. Please come back when one of them has been ruled on. The limit grows with each week, and as your work is accepted.`,
      members: { most, open },
    })
  await rawOf(Allowances).updateOne(
    { _id: accountId },
    { $inc: { raised: 1 }, $setOnInsert: { day: '', accepted: 0 } },
    { session, upsert: true },
  )
}

/** A moderator admitted something of theirs: their limits grow. */
export const noteAccepted = async (session: Session, accountId: string): Promise<void> => {
  await rawOf(Allowances).updateOne(
    { _id: accountId },
    { $inc: { accepted: 1 }, $setOnInsert: { day: '' } },
    { session, upsert: true },
  )
}

const isLimited = (facts: AccountFacts, now: Date): boolean =>
  settings.LIMITS === 'on' && !isFreeByAge(facts, now)

const baseOf = (act: Act): number => settings[bases[act]]

const bases = {
  proposals: 'DAILY_PROPOSALS',
  votes: 'DAILY_VOTES',
  marks: 'DAILY_MARKS',
  evidence: 'DAILY_EVIDENCE',
  photos: 'DAILY_PHOTOS',
  portraits: 'DAILY_PHOTOS',
  films: 'DAILY_FILMS',
  frames: 'DAILY_FRAMES',
  corrections: 'DAILY_CORRECTIONS',
  camps: 'DAILY_PROPOSALS',
  flags: 'DAILY_PROPOSALS',
  tips: 'DAILY_PROPOSALS',
} as const satisfies Record<Act, string>

/** What an account has done today, by kind. */
interface Row {
  readonly day: string
  readonly accepted: number
  readonly used: Partial<Record<Act, number>>
}

const readRows = async (
  session: Session | undefined,
  limited: readonly AccountFacts[],
  now: Date,
): Promise<Map<string, Row>> => {
  const day = dayOf(now)
  const ids = limited.map(({ id }) => id as string)
  const known = await readByIds(Allowances, ids, { session })
  return new Map(
    limited.map(({ id }) => {
      const row = known.get(id)
      const used = Object.fromEntries(acts.map((act) => [act, (row?.day === day && row[act]) || 0]))
      return [id, { day, used, accepted: row?.accepted ?? 0 }]
    }),
  )
}

const writeOf = (_id: string, { day, used }: Row) => ({
  updateOne: {
    filter: { _id },
    update: { $set: { day, ...used }, $setOnInsert: { accepted: 0 } },
    upsert: true,
  },
})

const inWords: Readonly<Record<Act, (most: number) => string>> = {
  proposals: (most) => `make ${most} proposals`,
  votes: (most) => `give ${most} answers`,
  marks: (most) => `mark ${most} men`,
  evidence: (most) => `add ${most} pieces of evidence`,
  photos: (most) => `add ${most} photos`,
  portraits: (most) => `add ${most} portraits`,
  films: (most) => `add ${most} films`,
  frames: (most) => `keep ${most} film frames as stills`,
  corrections: (most) => `make ${most} corrections`,
  camps: (most) => `name ${most} new camps`,
  flags: (most) => `raise ${most} flags`,
  tips: (most) => `key in ${most} tips`,
}

const enoughForToday = (act: Act, most: number, now: Date): Refusal => {
  const back = nextDay(now)
  const seconds = Math.ceil((back.getTime() - now.getTime()) / 1000)
  return refuse('limit.reached', {
    detail: `A new account can ${inWords[act](most)} a day. Please come back after ${back.toISOString().slice(0, 16).replace('T', ' ')} UTC. The limit grows with each week, and as your work is accepted.`,
    retryAfterSeconds: seconds,
    members: { retryAfterSeconds: seconds, comeBackAt: back.toISOString() },
  })
}
