import {
  type ExclusionKind,
  type ExclusionState,
  exclusionKinds,
  exclusionStates,
  type exclusionSteps,
} from '@rollcall/contract/exclusions.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'
import type { Rest } from './excluding.ts'
import type { OfTip } from './giver.ts'

/** What was done with an exclusion. */
export interface ExclusionStep extends OfTip {
  what: (typeof exclusionSteps)[number]
  /** Null where the system did it, or the sender of a tip. */
  accountId: string | null
  reasons: string | null
  at: Date
}

/** Why a man cannot be somebody of the roster: of each kind one, which goes through its states ([X1], [X2]). */
export interface ExclusionDoc {
  _id: string
  /** Whom it is about as he stands now. */
  subjectId: string
  /** Of whom it was said: while he is joined with another man, that is somebody else ([K3]). */
  home: string
  /** Into which one of the same person and kind it went then. */
  joined?: { into: string; at: Date }
  personId: string
  kind: ExclusionKind
  state: ExclusionState
  /** Unique among those that stand: man, person and kind. */
  key?: string
  /** Of what the system found. */
  restsOn: Rest[]
  /** What it rested on when a moderator dismissed it: on that it is not raised again. */
  dismissedOn?: Rest[]
  /** The accounts that raised it since it was last open. */
  raisedBy: string[]
  history: ExclusionStep[]
  version: number
  /** Since when it is in this state. */
  since: Date
  at: Date
}

export const keyOf = ({
  subjectId,
  personId,
  kind,
}: Pick<ExclusionDoc, 'subjectId' | 'personId' | 'kind'>): string =>
  `${subjectId}:${personId}:${kind}`

const inside = { _id: false, strict: 'throw' } as const

const schema = new Schema<ExclusionDoc>(
  {
    _id: required(String),
    subjectId: required(String),
    home: required(String),
    joined: {
      type: new Schema({ into: required(String), at: required(Date) }, { _id: false }),
      required: false,
    },
    personId: required(String),
    kind: { type: String, enum: exclusionKinds, required: true },
    state: { type: String, enum: exclusionStates, required: true },
    key: String,
    restsOn: required(Schema.Types.Mixed),
    dismissedOn: Schema.Types.Mixed,
    raisedBy: required([String]),
    history: [
      new Schema(
        {
          what: required(String),
          accountId: nullable(String),
          tipId: String,
          chosen: Boolean,
          reasons: nullable(String),
          at: required(Date),
        } as never,
        inside,
      ),
    ],
    version: required(Number),
    since: required(Date),
    at: required(Date),
  },
  documentOf('exclusions'),
)
schema.index({ key: 1 }, { unique: true, partialFilterExpression: { key: { $type: 'string' } } })
schema.index({ subjectId: 1, _id: 1 })
schema.index({ home: 1 })
schema.index({ personId: 1, _id: 1 })
schema.index({ raisedBy: 1, state: 1 })
schema.index({ state: 1, subjectId: 1 })
schema.index({ 'history.tipId': 1 }, { sparse: true })
export const Exclusions = modelOf('Exclusion', schema)
