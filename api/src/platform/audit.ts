import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { Binary } from 'mongodb'
import { Schema } from 'mongoose'
import { documentOf, modelOf, rawOf, required } from './database/documents.ts'
import type { Session } from './database/transaction.ts'

/** One link of the chain ([M6]): ids and commitments to texts, never a text or anything personal. */
interface Link {
  /** 1, 2, 3 ... without gaps. */
  readonly _id: number
  readonly at: Date
  readonly act: string
  /** What it was done to, by kind: `{ identification: id }`. */
  readonly about: Readonly<Record<string, string>>
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string
}

/** As entries were written at first: with bare ids and hashes. They stay so. */
interface FirstForm extends Link {
  readonly form?: never
  readonly accountId: string
  readonly reasonsHash: string | null
}

interface SecondForm extends Link {
  readonly form: 2
  /** The account, by its keyed id. */
  readonly by: string
  /** SHA-256 of 32 random bytes and the reasons as they were given, in hex. */
  readonly commitment: string | null
}

export type AuditEntry = (FirstForm | SecondForm) & { readonly hash: string }

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
const Head = modelOf('AuditHead', headSchema)

const genesis = '0'.repeat(64)
const sha256 = (...parts: readonly (string | Buffer)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** The hash of an entry over all its other fields, in the fixed order of its form. */
const hashOf = (entry: FirstForm | SecondForm): string => {
  const about = Object.entries(entry.about).sort(([a], [b]) => (a < b ? -1 : 1))
  const { _id, act, previous } = entry
  const at = entry.at.toISOString()
  return sha256(
    JSON.stringify(
      entry.form === 2
        ? [entry.form, _id, at, entry.by, act, about, entry.commitment, previous]
        : [_id, at, entry.accountId, act, about, entry.reasonsHash, previous],
    ),
  )
}

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
const bare = ['identification', 'evidence', 'subject', 'into', 'from', 'sighting']

/** The same for the same id, so that whoever has the key can follow one through the chain. */
export const keyedId = (id: string): string => {
  if (id === atTheMachine) return id
  if (!sessionSecret) throw new Error('no key was given for the chain of acts')
  const key = hkdfSync('sha256', sessionSecret(), '', 'rollcall:audit', 32)
  return createHmac('sha256', Buffer.from(key)).update(id).digest('hex')
}

/** Appends an act to the chain, in the transaction of the act. Two at once conflict, and one of them runs again. */
export const writeAudit = async (session: Session, act: Act): Promise<void> => {
  const head = await rawOf(Head).findOne({ _id: 'head' }, { session })
  const seq = (head?.seq ?? 0) + 1
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
    previous: head?.hash ?? genesis,
  }
  const hash = hashOf(entry)
  await rawOf(Audit).insertOne({ ...entry, hash }, { session })
  await rawOf(Head).updateOne({ _id: 'head' }, { $set: { seq, hash } }, { session, upsert: true })
}

/** Commits to a text: what opens the commitment is kept beside the chain. */
const commit = async (session: Session, seq: number, text: string): Promise<string> => {
  const bytes = randomBytes(32)
  await rawOf(Openings).insertOne({ _id: seq, bytes: new Binary(bytes) }, { session })
  return sha256(bytes, text)
}

/** The number of the first entry that does not fit the chain, or null when it is whole. */
export const firstBrokenLink = async (): Promise<number | null> => {
  let previous = genesis
  let seq = 0
  for await (const entry of rawOf(Audit).find().sort({ _id: 1 })) {
    seq += 1
    if (entry._id !== seq || entry.previous !== previous || hashOf(entry) !== entry.hash) return seq
    previous = entry.hash
  }
  const head = await rawOf(Head).findOne({ _id: 'head' })
  return (head?.seq ?? 0) === seq ? null : seq + 1
}
