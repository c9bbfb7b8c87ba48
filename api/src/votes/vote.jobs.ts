import type { AccountId } from '@rollcall/contract/ids.ts'
import type { Filter } from 'mongodb'
import { readAccounts } from '../accounts/account.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import { log } from '../platform/log.ts'
import { whyNot } from './ballot.ts'
import { settleAlone } from './barring.service.ts'
import { Bars, type Vote, Votes } from './vote.model.ts'

const CHUNK = 200

/** Of which answers the standing is looked at: of all that stand, or of some. */
type Which = Filter<Vote>
/** Age comes by itself; of every other fact a change is heard. */
const coming: Which = { why: 'new-account' }

/**
 * Compares answers with the facts of their accounts (verified, suspended, old enough) and flips what differs ([V3]).
 * Safe to repeat and to run from several workers. Resolves to whether all of it could be done.
 */
const settleVotes = async (which: Which, signal: AbortSignal): Promise<boolean> => {
  let whole = true
  let chunk: Vote[] = []
  const settle = async () => {
    whole = (await settleChunk(chunk, signal)) && whole
    chunk = []
  }
  for await (const vote of rawOf(Votes).find({ ...which, answer: { $ne: null } })) {
    chunk.push(vote)
    if (chunk.length === CHUNK) await settle()
  }
  await settle()
  return whole
}

const MINUTE_MS = 60_000

/**
 * The account library writes an account's facts without an outbox row. So answers are settled when an account changes,
 * all of them at the start and whenever changes may have been missed, and once a minute those that wait for an
 * account's age; one run after the other, until it is closed.
 */
export const keepVotesSettled = (
  onChange: (listener: (change: { kind: string; id?: string }) => void) => () => void,
) => {
  const closing = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let missed = false
  let ticking = false
  const run = (which: Which): Promise<void> => {
    running = running.then(async () => {
      const whole = await settleVotes(which, closing.signal).catch((error) => {
        if (!closing.signal.aborted)
          log.warn({ err: error }, 'answers are not settled: trying again in a minute')
        return false
      })
      if (!whole) missed = true
    })
    return running
  }
  const tick = async (): Promise<void> => {
    if (ticking) return
    ticking = true
    const which = missed ? {} : coming
    missed = false
    await run(which)
    ticking = false
  }
  const minute = setInterval(tick, MINUTE_MS)
  const forget = onChange((change) => {
    if (change.kind === 'account' && change.id) void run({ accountId: change.id })
    if (change.kind === 'unknown') void run({})
  })
  void run({})
  return {
    close: async (): Promise<void> => {
      clearInterval(minute)
      forget()
      closing.abort()
      await running
    },
  }
}

const settleChunk = async (votes: readonly Vote[], signal: AbortSignal): Promise<boolean> => {
  signal.throwIfAborted()
  const accounts = await readAccounts([
    ...new Set(votes.map((vote) => vote.accountId as AccountId)),
  ])
  const bars = await rawOf(Bars)
    .find({ _id: { $in: votes.map((vote) => vote._id) } })
    .toArray()
  const barred = new Map(bars.map((bar) => [bar._id, bar.whys]))
  const now = new Date()
  const differing = votes.filter((vote) => {
    const facts = accounts.get(vote.accountId as AccountId)
    const why = whyNot(facts, barred.get(vote._id) ?? [], vote.early === true, now)
    return why !== vote.why
  })
  let flipped = 0
  let whole = true
  for (const { _id, ballotId, accountId } of differing) {
    signal.throwIfAborted()
    try {
      if (await settleAlone(ballotId, accountId as AccountId)) flipped += 1
    } catch (error) {
      whole = false
      log.warn({ err: error, vote: _id }, 'an answer is not settled: trying again in a minute')
    }
  }
  if (flipped > 0) log.info({ flipped }, 'answers changed their standing')
  return whole
}
