import { createHash } from 'node:crypto'
import { Schema } from 'mongoose'
import { documentOf, modelOf, rawOf } from './database/documents.ts'
import type { Session } from './database/transaction.ts'

/** One link of the chain ([M6]): ids and hashes of texts, never a text or anything personal. */
export interface AuditEntry {
  /** 1, 2, 3 ... without gaps. */
  _id: number
  at: Date
  accountId: string
  act: string
  /** What it was done to, by kind: `{ identification: id }`. */
  about: Record<string, string>
  /** SHA-256 of the reasons as they were given, in hex. */
  reasonsHash: string | null
  /** Hash of the entry before; 64 zeros for the first. */
  previous: string
  hash: string
}

interface ChainHead {
  _id: 'head'
  seq: number
  hash: string
}

const entrySchema = new Schema<AuditEntry>(
  {
    _id: { type: Number, required: true },
    at: { type: Date, required: true },
    accountId: { type: String, required: true },
    act: { type: String, required: true },
    about: { type: Schema.Types.Mixed, required: true },
    reasonsHash: { type: String, default: null },
    previous: { type: String, required: true },
    hash: { type: String, required: true },
  },
  documentOf('audit'),
)
export const Audit = modelOf('Audit', entrySchema)

const headSchema = new Schema<ChainHead>(
  { _id: { type: String, required: true }, seq: Number, hash: String },
  documentOf('auditHead'),
)
const Head = modelOf('AuditHead', headSchema)

const genesis = '0'.repeat(64)
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The hash of an entry over all its other fields, in a fixed order. */
const hashOf = (entry: Omit<AuditEntry, 'hash'>): string =>
  sha256(
    JSON.stringify([
      entry._id,
      entry.at.toISOString(),
      entry.accountId,
      entry.act,
      Object.entries(entry.about).sort(([a], [b]) => (a < b ? -1 : 1)),
      entry.reasonsHash,
      entry.previous,
    ]),
  )

/** Stands for whoever is at the machine itself, with the command line: nobody's account. */
export const atTheMachine = '0'.repeat(24)

export interface Act {
  readonly accountId: string
  readonly act: string
  readonly about: Readonly<Record<string, string>>
  readonly reasons: string | null
}

/** Appends an act to the chain, in the transaction of the act. Two at once conflict, and one of them runs again. */
export const writeAudit = async (session: Session, act: Act): Promise<void> => {
  const head = await rawOf(Head).findOne({ _id: 'head' }, { session })
  const entry = {
    _id: (head?.seq ?? 0) + 1,
    at: new Date(),
    accountId: act.accountId,
    act: act.act,
    about: { ...act.about },
    reasonsHash: act.reasons === null ? null : sha256(act.reasons),
    previous: head?.hash ?? genesis,
  }
  const hash = hashOf(entry)
  await rawOf(Audit).insertOne({ ...entry, hash }, { session })
  await rawOf(Head).updateOne(
    { _id: 'head' },
    { $set: { seq: entry._id, hash } },
    { session, upsert: true },
  )
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
