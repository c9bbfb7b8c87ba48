import { createHash } from 'node:crypto'

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
export interface FirstForm extends Link {
  readonly form?: never
  readonly accountId: string
  readonly reasonsHash: string | null
}

export interface SecondForm extends Link {
  readonly form: 2
  /** The account, by its keyed id. */
  readonly by: string
  /** SHA-256 of 32 random bytes and the reasons as they were given, in hex. */
  readonly commitment: string | null
}

export type AuditEntry = (FirstForm | SecondForm) & { readonly hash: string }

/** What the first entry has for the hash of the one before. */
export const genesis = '0'.repeat(64)

export const sha256Of = (...parts: readonly (string | Buffer)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** The hash of an entry over all its other fields, in the fixed order of its form. */
export const hashOf = (entry: FirstForm | SecondForm): string => {
  const about = Object.entries(entry.about).sort(([a], [b]) => (a < b ? -1 : 1))
  const { _id, act, previous } = entry
  const at = entry.at.toISOString()
  return sha256Of(
    JSON.stringify(
      entry.form === 2
        ? [entry.form, _id, at, entry.by, act, about, entry.commitment, previous]
        : [_id, at, entry.accountId, act, about, entry.reasonsHash, previous],
    ),
  )
}

/** Whether an entry is the next one after these. */
export const follows = (entry: AuditEntry, seq: number, previous: string): boolean =>
  entry._id === seq + 1 && entry.previous === previous && hashOf(entry) === entry.hash
