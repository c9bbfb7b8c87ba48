import type { Answer, Check, Why } from '@rollcall/contract/votes.ts'
import { whys } from '@rollcall/contract/votes.ts'
import { refuse } from '../platform/refusal.ts'
import { settings } from '../platform/settings.ts'
import { inTally, isEarly, shifted } from './tally.ts'
import type { Tally, Vote, VoteEvent } from './vote.model.ts'

/** What somebody asks of a ballot: to answer, or to take the answer back. */
export interface Ask {
  readonly ballotId: string
  readonly accountId: string
  readonly answer: Answer | null
  readonly reason: string | null
  readonly check?: Check | null
}

/** What is known of an account when its answer is given. */
export interface VoterFacts {
  readonly createdAt: Date
  readonly emailVerified: boolean
  readonly suspended: boolean
}

export interface Ballot {
  readonly tally: Tally
  readonly vote: Vote | null
}

export interface BallotChange {
  readonly tally: Tally
  readonly vote: Vote
  readonly event: Omit<VoteEvent, '_id'>
}

const HOUR_MS = 3_600_000

/** Why an answer of this account would not count now ([V3]); null when it counts. The first that holds is told. */
export const whyNot = (
  facts: VoterFacts | undefined,
  barred: readonly Why[],
  early: boolean,
  now: Date,
): Why | null => {
  const ageHours = settings.VOTE_ACCOUNT_AGE_HOURS
  const holds: Record<Why, boolean> = {
    proposer: barred.includes('proposer'),
    relative: barred.includes('relative'),
    'new-account': !facts || now.getTime() - facts.createdAt.getTime() < ageHours * HOUR_MS,
    unverified: !facts?.emailVerified,
    suspended: facts?.suspended === true,
    opened: barred.includes('opened'),
    'nothing-to-compare': early,
  }
  return whys.find((why) => holds[why]) ?? null
}

/** Whether somebody who has seen the tally gave an answer that another one now is to be explained beside ([V4], [C6]). */
export const isBound = (vote: Vote | null): vote is Vote & { last: Answer } =>
  vote?.seen === true && vote.last !== null && vote.early !== true

/** Carries an answer out on a ballot; refuses by throwing. Taking back what is not there changes nothing: null. */
export const answerBallot = (
  ballot: Ballot,
  ask: Ask,
  why: Why | null,
  now: Date,
): BallotChange | null => {
  if (!ballot.tally.open) throw refuse('identification.closed')
  if (ask.answer === null) return takeBack(ballot, now)
  if (isBound(ballot.vote) && ballot.vote.last !== ask.answer && !ask.reason)
    throw refuse('vote.reason-required', {
      detail:
        'You have seen how others answered. Please say in one sentence why you now answer differently.',
      errors: [{ path: 'reason', message: 'is needed for another answer than before' }],
    })
  const before = ballot.vote ?? newVote(ask.ballotId, ask.accountId, now)
  const counted = why === null
  const vote: Vote = {
    ...before,
    answer: ask.answer,
    counted,
    why,
    last: ask.answer,
    first: before.first ?? ask.answer,
    reason: ask.reason,
    check: ask.check ?? null,
    seen: before.seen || counted,
    early: isEarly(ballot.tally, now),
    revision: before.revision + 1,
    at: now,
  }
  return changeOf(ballot, vote, 'answered', now)
}

/** The standing of a vote under the facts of now: a change, or null when it stands as it should. */
export const flip = (
  ballot: Ballot & { vote: Vote },
  why: Why | null,
  now: Date,
): BallotChange | null => {
  const { vote } = ballot
  if (vote.answer === null || vote.why === why) return null
  const counted = why === null
  return changeOf(ballot, { ...vote, counted, why, seen: vote.seen || counted }, 'flipped', now)
}

export const newVote = (ballotId: string, accountId: string, at: Date): Vote => ({
  _id: `${ballotId}:${accountId}`,
  ballotId,
  accountId,
  answer: null,
  counted: false,
  why: null,
  last: null,
  first: null,
  reason: null,
  seen: false,
  revision: 0,
  at,
})

const takeBack = (ballot: Ballot, now: Date): BallotChange | null => {
  const { vote } = ballot
  if (!vote?.answer) return null
  const taken = { ...vote, answer: null, counted: false, why: null, reason: null, check: null }
  return changeOf(ballot, { ...taken, revision: vote.revision + 1, at: now }, 'taken-back', now)
}

const changeOf = (ballot: Ballot, vote: Vote, kind: VoteEvent['kind'], at: Date): BallotChange => {
  const from = inTally(ballot.vote)
  const tally = shifted(ballot.tally, from, vote)
  const { ballotId, accountId, answer, counted, why, reason } = vote
  const event = { ballotId, accountId, kind, from: from.answer, to: answer, counted, why, reason }
  return { tally, vote, event: { ...event, version: tally.version, at } }
}
