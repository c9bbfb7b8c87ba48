import type { CaseChanged } from '@rollcall/contract/caseView.ts'
import { type EvidenceClass, evidenceClasses } from '@rollcall/contract/evidence.ts'
import {
  type Lacking,
  lacking,
  type Ruling,
  type Status,
  statuses,
} from '@rollcall/contract/status.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'
import type { FamilyDays, PastDays } from './days.ts'
import type { OfTip } from './giver.ts'

export interface Proposal extends OfTip {
  /** Null where it was made of a tip. */
  accountId: string | null
  basis: EvidenceClass[]
  reasons: string
  at: Date
  /** Of which identification it was, where that one was joined into this ([K3]). */
  home?: string
}

/** A change of status, and what it rests on. */
export interface Turn {
  because:
    | 'decided'
    | 'signed'
    | 'withdrawn'
    | 'contrary-evidence'
    // Until answers only questioned what is confirmed, they reopened it.
    | 'contrary-answers'
    | 'upheld'
    // He was found to be somebody else than this person ([X2]).
    | 'exclusion'
    // Its man was decided to be no prisoner, and that was undone ([M9]).
    | 'no-prisoner'
    | 'prisoner'
    // What it was confirmed on is not enough any more, or is again ([M2]).
    | 'short'
    | 'enough'
  from: Status
  to: Status
  accountId: string | null
  reasons: string | null
  at: Date
}

/** A ruling that needs another moderator's; it lapses when the case changes ([M2]). */
export interface Signature {
  ruling: Ruling
  accountId: string
  caseVersion: number
  reasons: string
  at: Date
  /** It confirms on what those who answered say, too: the evidence alone does not carry it. */
  withCommunity?: true
}

/** What made the case's version grow, to be told to whoever rules on an older one ([M4]). */
export interface CaseChange {
  caseVersion: number
  what: CaseChanged
  at: Date
}

/** What a confirmation rested on, of what everybody might know then: it is counted in public (record 0267). */
export interface Rested {
  /** Of the evidence that was admitted and spoke for it. */
  classes: EvidenceClass[]
  /** Between a portrait of the person and a picture of the man; null where that was not known, or not public. */
  years: number | null
}

export interface Identification {
  _id: string
  subjectId: string
  /** For whom it was proposed, once he has been joined with another man; missing: `subjectId`. */
  home?: string
  /** Into which older one of the same person it went when its man was joined with another ([K3]). */
  joined?: { into: string; at: Date }
  /** All that went into this one, directly or through another. */
  took?: string[]
  personId: string | null
  /** The free-text name that was proposed; where it was linked since, `personId` says who it is. */
  name: string | null
  status: Status
  /** Unique among open ones: subject and person (or folded name). Missing while it is not open ([I2]). */
  openKey?: string
  /** Unique: the subject, while it is confirmed. */
  confirmedKey?: string
  proposals: Proposal[]
  history: Turn[]
  signatures: Signature[]
  /** Missing where nobody is told before everybody else ([M8]). */
  days?: FamilyDays
  daysBefore?: PastDays[]
  caseLog: CaseChange[]
  /** When it was last confirmed or retracted. */
  decidedAt: Date | null
  /** The version its tally had when it was confirmed, where that was before `statusTally` was kept. */
  confirmedTally?: number | null
  /** When it was upheld since, and the version its tally had then: only later answers question it anew ([M3]). */
  upheld?: { tally: number; at: Date }
  /** Its evidence alone did not carry it when it was confirmed or upheld last: community did ([C4]). */
  withCommunity?: true
  /** What its evidence has come to lack while it is confirmed, and since when ([M2]). */
  short?: { since: Date; lacks: Lacking[] }
  /** Whether it was ever confirmed: exports go on showing it. */
  everConfirmed: boolean
  /** On what, when it was confirmed first; missing where that was before it was kept. */
  rested?: Rested
  /** Grows with every act on it but votes. */
  version: number
  caseVersion: number
  at: Date
  /** Since when it stands where it stands. */
  statusAt: Date
  /** The version its tally had then; missing where its status has not changed since this is kept. */
  statusTally?: number
}

const nested = (fields: Record<string, unknown>) => [
  new Schema(fields as never, { _id: false, strict: 'throw' }),
]

const identificationSchema = new Schema<Identification>(
  {
    _id: required(String),
    subjectId: required(String),
    home: String,
    joined: {
      type: new Schema({ into: required(String), at: required(Date) }, { _id: false }),
      required: false,
    },
    took: { type: [String], default: undefined },
    personId: nullable(String),
    name: nullable(String),
    status: { type: String, enum: statuses, required: true },
    openKey: String,
    confirmedKey: String,
    proposals: nested({
      accountId: nullable(String),
      tipId: String,
      chosen: Boolean,
      basis: [{ type: String, enum: evidenceClasses }],
      reasons: required(String),
      at: required(Date),
      home: String,
    }),
    history: nested({
      because: required(String),
      from: required(String),
      to: required(String),
      accountId: nullable(String),
      reasons: nullable(String),
      at: required(Date),
    }),
    signatures: nested({
      ruling: required(String),
      accountId: required(String),
      caseVersion: required(Number),
      reasons: required(String),
      at: required(Date),
      withCommunity: Boolean,
    }),
    days: {
      type: new Schema(
        {
          _id: required(String),
          since: required(Date),
          publicOn: required(Date),
          mailed: required([String]),
        },
        { strict: 'throw' },
      ),
      required: false,
    },
    daysBefore: {
      type: nested({
        since: required(Date),
        publicOn: required(Date),
        endedAt: required(Date),
        because: required(String),
        what: nullable(String),
        by: nullable(String),
        reasons: nullable(String),
        untold: { type: [String], default: undefined },
      }),
      default: undefined,
    },
    caseLog: nested({ caseVersion: required(Number), what: required(String), at: required(Date) }),
    decidedAt: nullable(Date),
    confirmedTally: nullable(Number),
    upheld: {
      type: new Schema({ tally: required(Number), at: required(Date) }, { _id: false }),
      required: false,
    },
    withCommunity: Boolean as never,
    short: {
      type: new Schema(
        { since: required(Date), lacks: [{ type: String, enum: lacking.options }] },
        { _id: false, strict: 'throw' },
      ),
      required: false,
    },
    everConfirmed: required(Boolean),
    rested: {
      type: new Schema<Rested>(
        { classes: [{ type: String, enum: evidenceClasses }], years: nullable(Number) },
        { _id: false, strict: 'throw' },
      ),
      required: false,
    },
    version: required(Number),
    caseVersion: required(Number),
    at: required(Date),
    statusAt: required(Date),
    statusTally: Number,
  },
  documentOf('identifications'),
)
identificationSchema.index(
  { openKey: 1 },
  { unique: true, partialFilterExpression: { openKey: { $type: 'string' } } },
)
identificationSchema.index(
  { confirmedKey: 1 },
  { unique: true, partialFilterExpression: { confirmedKey: { $type: 'string' } } },
)
identificationSchema.index({ subjectId: 1, _id: 1 })
identificationSchema.index({ home: 1 })
identificationSchema.index({ personId: 1 })
identificationSchema.index({ status: 1, statusAt: 1, _id: 1 })
identificationSchema.index({ everConfirmed: 1, _id: 1 })
identificationSchema.index({ everConfirmed: 1, decidedAt: -1, _id: -1 })
export const Identifications = modelOf('Identification', identificationSchema)
