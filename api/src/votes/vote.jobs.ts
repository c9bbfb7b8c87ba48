import type { AccountId } from '@rollcall/contract/ids.ts'
import { readAccounts } from '../accounts/account.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import { log } from '../platform/log.ts'
import { settings } from '../platform/settings.ts'
import { whyNot } from './ballot.ts'
import { settleAlone } from './barring.service.ts'
import { Bars, type Vote, Votes } from './vote.model.ts'

const CHUNK = 200

/**
 * Compares answers with the facts of their accounts (verified, suspended, old enough) and flips what differs ([V3]).
 * The account library writes those facts without an outbox row, and age comes by itself: so this runs when an account
 * changes, and over everything once a minute. Safe to repeat and to run from several workers.
 */
const settleVotes = async (accountIds?: readonly string[]): Promise<number> => {
  let flipped = 0
  let chunk: Vote[] = []
  const filter = {
    answer: { $ne: null },
    ...(accountIds && { accountId: { $in: [...accountIds] } }),
  }
  for await (const vote of rawOf(Votes).find(filter)) {
    chunk.push(vote)
    if (chunk.length < CHUNK) continue
    flipped += await settleChunk(chunk)
    chunk = []
  }
  return flipped + (await settleChunk(chunk))
}

const MINUTE_MS = 60_000

/** Runs `settleVotes` when accounts change and once a minute, one run after the other, until it is closed. */
export const keepVotesSettled = (
  onChange: (listener: (change: { kind: string; id?: string }) => void) => () => void,
) => {
  let running: Promise<unknown> = Promise.resolve()
  const run = (accountIds?: readonly string[]): void => {
    running = running
      .then(() => settleVotes(accountIds))
      .catch((error) =>
        log.warn({ err: error }, 'answers are not settled: trying again in a minute'),
      )
  }
  const minute = setInterval(run, MINUTE_MS)
  const forget = onChange((change) => {
    if (change.kind === 'account' && change.id) run([change.id])
    if (change.kind === 'unknown') run()
  })
  run()
  return {
    close: async (): Promise<void> => {
      clearInterval(minute)
      forget()
      await running
    },
  }
}

const settleChunk = async (votes: readonly Vote[]): Promise<number> => {
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
    const why = whyNot(facts, barred.get(vote._id) ?? [], now, settings.VOTE_ACCOUNT_AGE_HOURS)
    return why !== vote.why
  })
  let flipped = 0
  for (const { ballotId, accountId } of differing)
    if (await settleAlone(ballotId, accountId as AccountId)) flipped += 1
  if (flipped > 0) log.info({ flipped }, 'answers changed their standing')
  return flipped
}
