import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { Binary } from 'mongodb'
import { Schema } from 'mongoose'
import {
  type AuditEntry,
  follows,
  genesis,
  hashOf,
  type SecondForm,
  sha256Of,
} from './auditChain.ts'
import { documentOf, modelOf, rawOf, required } from './database/documents.ts'
import { within } from './database/reading.ts'
import type { Session } from './database/transaction.ts'

/** What opens a commitment, apart from the chain: once it is gone with the text, nobody can guess what that was. */
interface Opening {
  /** The number of the entry. */
  readonly _id: number
  readonly bytes: Binary
}

interface ChainHead {
  _id: 'head'
  seq: number
  hash: string
}

const entrySchema = new Schema<AuditEntry>(
  {
    _id: required(Number),
    form: Number,
    at: required(Date),
    by: String,
    accountId: String,
    act: required(String),
    about: required(Schema.Types.Mixed),
    commitment: String,
    reasonsHash: String,
    previous: required(String),
    hash: required(String),
  },
  documentOf('audit'),
)
const Audit = modelOf('Audit', entrySchema)

const openingSchema = new Schema<Opening>(
  { _id: required(Number), bytes: required(Schema.Types.Buffer) },
  documentOf('auditOpenings'),
)
const Openings = modelOf('AuditOpening', openingSchema)

const headSchema = new Schema<ChainHead>(
  { _id: { type: String, required: true }, seq: Number, hash: String },
  documentOf('auditHead'),
)
const Heads = modelOf('AuditHead', headSchema)

/** Stands for whoever is at the machine itself, with the command line: nobody's account. */
export const atTheMachine = '0'.repeat(24)

export interface Act {
  readonly accountId: string
  readonly act: string
  readonly about: Readonly<Record<string, string>>
  readonly reasons: string | null
}

let sessionSecret: (() => string) | null = null

/** From which secret the key of the chain is derived; the same for every process of an installation. */
export const keyAudit = (secret: () => string): void => {
  sessionSecret = secret
}

/** What may be followed without the key. Any other id could lead to somebody: it is written as a keyed one. */
const bare = ['identification', 'evidence', 'exclusion', 'subject', 'into', 'from', 'sighting']

/** The same for the same id, so that whoever has the key can follow one through the chain. */
export const keyedId = (id: string): string => {
  if (id === atTheMachine) return id
  if (!sessionSecret) throw new Error('no key was given for the chain of acts')
  const key = hkdfSync('sha256', sessionSecret(), '', 'rollcall:audit', 32)
  return createHmac('sha256', Buffer.from(key)).update(id).digest('hex')
}

/** Appends an act to the chain, in the transaction of the act. Two at once conflict, and one of them runs again. */
export const writeAudit = async (session: Session, act: Act): Promise<void> => {
  const head = await readHead(session)
  const seq = head.entries + 1
  const about = Object.entries(act.about).map(([kind, id]) => [
    kind,
    bare.includes(kind) ? id : keyedId(id),
  ])
  const entry: SecondForm = {
    _id: seq,
    form: 2,
    at: new Date(),
    by: keyedId(act.accountId),
    act: act.act,
    about: Object.fromEntries(about),
    commitment: act.reasons === null ? null : await commit(session, seq, act.reasons),
    previous: head.hash,
  }
  const hash = hashOf(entry)
  await rawOf(Audit).insertOne({ ...entry, hash }, { session })
  await rawOf(Heads).updateOne({ _id: 'head' }, { $set: { seq, hash } }, { session, upsert: true })
}

/** Commits to a text: what opens the commitment is kept beside the chain. */
const commit = async (session: Session, seq: number, text: string): Promise<string> => {
  const bytes = randomBytes(32)
  await rawOf(Openings).insertOne({ _id: seq, bytes: new Binary(bytes) }, { session })
  return sha256Of(bytes, text)
}

/** Where the chain ends: how many entries it has, and the hash of the last. */
export interface Head {
  readonly entries: number
  readonly hash: string
}

/** The head of the chain; what an export names, so that whoever has it finds a tail that was cut off later. */
export const readHead = async (session?: Session): Promise<Head> => {
  const head = await rawOf(Heads).findOne({ _id: 'head' }, within(session))
  return { entries: head?.seq ?? 0, hash: head?.hash ?? genesis }
}

/** The entries up to this head, in their order; what is written meanwhile comes after it. */
export const entriesUpTo = ({ entries }: Head): AsyncIterable<AuditEntry> =>
  rawOf(Audit)
    .find({ _id: { $lte: entries } })
    .sort({ _id: 1 })

/** The number of the first entry that does not fit the chain, or null when it is whole. */
export const firstBrokenLink = async (): Promise<number | null> => {
  let previous = genesis
  let seq = 0
  for await (const entry of rawOf(Audit).find().sort({ _id: 1 })) {
    if (!follows(entry, seq, previous)) return seq + 1
    seq += 1
    previous = entry.hash
  }
  return (await readHead()).entries === seq ? null : seq + 1
}
