import {
  type Answer,
  answers,
  type Check,
  type Counts,
  type Why,
  whys,
} from '@rollcall/contract/votes.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** One account's answer on one ballot, as it is now. */
export interface Vote {
  /** `ballotId:accountId`. */
  _id: string
  ballotId: string
  accountId: string
  /** Null when none was given yet, or it was taken back. */
  answer: Answer | null
  counted: boolean
  why: Why | null
  /** The last answer given, also when it was taken back since. */
  last: Answer | null
  first: Answer | null
  reason: string | null
  /** The voter's private note; it stays on the ballot on which it was given. */
  check?: Check | null
  /** Whether this account has seen the tally, and so goes on seeing it ([V2]). */
  seen: boolean
  /** It was given before there was a picture to compare with ([C6]). */
  early?: boolean
  revision: number
  at: Date
}

/** A ballot with those that went into it, and since when ([K3]). */
export interface BallotTree {
  readonly ballotId: string
  readonly parts: readonly { readonly tree: BallotTree; readonly since: Date }[]
}

/** What stands on a ballot: small and hot. */
export interface Tally {
  /** The ballot: the id of an identification. */
  _id: string
  open: boolean
  /** Accounts with a current answer, counted or not. */
  answered: number
  counts: Counts
  version: number
  /** When the first picture to compare with came; missing where there was one all along, or is none yet ([C6]). */
  picturedAt?: Date
  /** Answers older than that are being flipped. */
  flipping?: boolean
  /** It is being made what these ballots come to, account by account ([K3]); missing where that is done. */
  regrouping?: {
    tree: BallotTree
    /** Accounts up to this one are done; whoever of the others answers now is done first. */
    after: string
  }
  /** Where it stands among what anybody may be asked: first or later; missing where nothing is asked on it. */
  asked?: 'first' | 'later'
  /** Written by whoever must conflict with an answer in flight. */
  touchedAt?: Date
}

/** Everything that ever happened on a ballot; enough to recount it from nothing. */
export interface VoteEvent {
  _id: string
  ballotId: string
  accountId: string
  /** `joined`: what came from, or went back to, a ballot that was joined with this one. */
  kind: 'answered' | 'taken-back' | 'flipped' | 'joined'
  from: Answer | null
  to: Answer | null
  counted: boolean
  why: Why | null
  reason: string | null
  /** The tally's version after it. */
  version: number
  at: Date
}

/** Why an account's answer on a ballot may not count, as far as the ballot's owner says so. */
export interface Bar {
  /** `ballotId:accountId`. */
  _id: string
  ballotId: string
  accountId: string
  whys: Why[]
  /** Those of them that hold only because of a ballot that was joined into this one. */
  carried?: Why[]
}

const answerType = { type: String, enum: [...answers, null], default: null }
const whyType = { type: String, enum: [...whys, null], default: null }

const voteSchema = new Schema<Vote>(
  {
    _id: required(String),
    ballotId: required(String),
    accountId: required(String),
    answer: answerType,
    counted: required(Boolean),
    why: whyType,
    last: answerType,
    first: answerType,
    reason: { type: String, default: null },
    check: { type: Schema.Types.Mixed, required: false },
    seen: required(Boolean),
    early: Boolean,
    revision: required(Number),
    at: required(Date),
  },
  documentOf('votes'),
)
// Of what an answer changes nothing else is indexed: answering again then writes no index.
voteSchema.index({ ballotId: 1 })
voteSchema.index({ accountId: 1 })
// Those that an account's age will make count.
voteSchema.index({ why: 1 }, { partialFilterExpression: { why: 'new-account' } })
export const Votes = modelOf('Vote', voteSchema)

export const inLine = { asked: 1, answered: 1, _id: 1 } as const

const count = { type: Number, required: true, min: 0 }
const tallySchema = new Schema<Tally>(
  {
    _id: required(String),
    open: required(Boolean),
    answered: count,
    counts: {
      type: new Schema(Object.fromEntries(answers.map((answer) => [answer, count])), {
        _id: false,
      }),
      required: true,
    },
    version: required(Number),
    picturedAt: Date,
    flipping: Boolean,
    regrouping: { type: Schema.Types.Mixed, required: false },
    asked: { type: String, enum: ['first', 'later'], required: false },
    touchedAt: Date,
  },
  documentOf('tallies'),
)
// In line to be asked: those with the fewest answers first.
tallySchema.index(inLine, { partialFilterExpression: { asked: { $exists: true } } })
export const Tallies = modelOf('Tally', tallySchema)

/** The index by which the acts of some accounts are found. */
export const ofAccount = { ballotId: 1, accountId: 1 } as const

export const bySure = { to: 1, ballotId: 1, version: 1 } as const

const eventSchema = new Schema<VoteEvent>(
  {
    _id: required(String),
    ballotId: required(String),
    accountId: required(String),
    kind: { type: String, enum: ['answered', 'taken-back', 'flipped', 'joined'], required: true },
    from: answerType,
    to: answerType,
    counted: required(Boolean),
    why: whyType,
    reason: { type: String, default: null },
    version: required(Number),
    at: required(Date),
  },
  documentOf('voteEvents'),
)
eventSchema.index({ ballotId: 1, version: 1 })
// Who is sure that he is somebody else, by when he said so: few of all.
eventSchema.index(bySure, { partialFilterExpression: { to: 'different-sure' } })
// What one account did there: joining and parting men plays it again.
eventSchema.index(ofAccount)
export const VoteEvents = modelOf('VoteEvent', eventSchema)

const barSchema = new Schema<Bar>(
  {
    _id: required(String),
    ballotId: required(String),
    accountId: required(String),
    whys: { type: [String], enum: whys, required: true },
    carried: { type: [String], enum: whys, default: undefined },
  },
  documentOf('voteBars'),
)
barSchema.index({ ballotId: 1 })
barSchema.index({ accountId: 1 })
export const Bars = modelOf('VoteBar', barSchema)

/** How many tallies were not the recount of their votes and events when all were last counted anew ([V5]). */
export interface TallyCheck {
  _id: 'all'
  wrong: number
  at: Date
}

const checkSchema = new Schema<TallyCheck>(
  { _id: required(String) as never, wrong: required(Number), at: required(Date) },
  documentOf('tallyChecks'),
)
export const TallyChecks = modelOf('TallyCheck', checkSchema)
