import type { ClueKind } from '@rollcall/contract/clues.ts'
import type { FilmId, PersonId, SightingId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { type NoPrisonerKind, noPrisonerKinds } from '@rollcall/contract/noPrisoner.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** How a man was joined with another ([K3]). */
export interface Merged {
  into: SubjectId
  /** Whose page it is now: `into`, or whom that one was joined with in turn. */
  root: SubjectId
  by: string
  reasons: string
  at: Date
}

/** What a moderator said as he signed that a man is no prisoner. */
export interface Said {
  readonly accountId: string
  readonly reasons: string
  readonly at: Date
}

/** That two moderators decided that a man is no prisoner ([M9]). */
export interface NoPrisoner {
  readonly kind: NoPrisonerKind
  readonly since: Date
  /** Of whom it was decided: who was joined with him then is none either. */
  readonly home: SubjectId
  readonly rulings: readonly Said[]
}

/** Signatures that wait for another's: as long as nothing else has changed since the version `from`, which is `until` now. */
export interface Signed {
  readonly from: number
  readonly until: number
  readonly by: readonly (Said & { readonly kind: NoPrisonerKind })[]
}

/** What made a man's version grow, to be told to whoever rules on an older one ([M4]). */
export type ManChange =
  | 'mark-changed'
  | 'names-changed'
  | 'case-changed'
  | 'men-joined'
  | 'signed'
  | 'no-prisoner'
  | 'prisoner'

export interface SubjectDoc {
  _id: SubjectId
  /** Unknown man `number`; never used again ([K3]). */
  number: number
  /** Every film he was sighted in. */
  filmIds: FilmId[]
  /** How many undecided identifications he has, and who is confirmed: kept by what identifies him. */
  undecided: number
  confirmed: PersonId | null
  /** Since when he is nowhere to be seen, because every mark of him was taken back ([K5]). */
  withdrawnAt?: Date
  /** Missing while he is a prisoner, as far as anybody knows. */
  noPrisoner?: NoPrisoner
  signed?: Signed
  /** When he was decided to be none, and when that was undone: what the feed tells of him. */
  told?: { readonly what: 'no-prisoner' | 'prisoner'; readonly at: Date }[]
  /** What his latest versions came by, the latest last; missing: nobody has kept that yet. */
  changes?: { readonly what: ManChange; readonly at: Date }[]
  /** Missing while he stands for himself. */
  merged?: Merged
  /** How he was joined before, and since when that is over. */
  mergedBefore?: (Merged & { until: Date; partedBy: string })[]
  addedBy: string
  addedAt: Date
  version: number
}

/** What can be seen of a man at a mark, and who said so. */
export interface SeenClue {
  readonly kind: ClueKind
  readonly note: string | null
  readonly by: string
}

export interface SightingDoc {
  _id: SightingId
  stillId: StillId
  filmId: FilmId | null
  subjectId: SubjectId
  /** Whom it was marked as, once he has been joined with another; missing: `subjectId`. */
  home?: SubjectId
  region: Region
  by: string
  at: Date
  /** In the order of their list; missing: nothing was said. */
  clues?: readonly SeenClue[]
  /** How often its edges were mended or its clues corrected; missing: never. */
  version?: number
  /** What a move is measured against beside where it is: as it was first marked, or last mended by a moderator. Missing: `region`. */
  origin?: Region
  /** Who marked the same man in the same place after him. */
  alsoBy?: string[]
  /** Somebody says that something is wrong with it, and that is not settled ([D3]): it stands for nobody meanwhile. */
  flagged?: true
}

/** A mark that was taken back: it is nowhere to be seen, and stays on record. */
export type WithdrawnSighting = SightingDoc & { withdrawnAt: Date }

/** Written by every mark on a still, so that two at the same moment conflict and the later one sees the earlier ([K2]). */
export interface StillMarks {
  _id: StillId
  marks: number
  /** Written without a mark, by what must not meet one. */
  held?: number
}

/** The last number that was given to a man. */
export interface NumberCounter {
  _id: 'subjects'
  last: number
}

const said = { accountId: required(String), reasons: required(String), at: required(Date) }
const kind = { type: String, enum: noPrisonerKinds, required: true } as const
const part = (fields: Record<string, unknown>) =>
  new Schema(fields as never, { _id: false, strict: 'throw' })

const merged = {
  into: required(String),
  root: required(String),
  by: required(String),
  reasons: required(String),
  at: required(Date),
}

const subjectSchema = new Schema<SubjectDoc>(
  {
    _id: required(String),
    number: required(Number),
    filmIds: required([String]),
    undecided: required(Number),
    confirmed: { type: String, default: null },
    withdrawnAt: Date,
    noPrisoner: {
      type: part({
        ...{ kind, since: required(Date), home: required(String) },
        rulings: required([part(said)]),
      }),
      required: false,
    },
    signed: {
      type: part({
        ...{ from: required(Number), until: required(Number) },
        by: required([part({ ...said, kind })]),
      }),
      required: false,
    },
    told: { type: [part({ what: required(String), at: required(Date) })], default: undefined },
    changes: { type: [part({ what: required(String), at: required(Date) })], default: undefined },
    merged: { type: new Schema(merged, { _id: false }), required: false },
    mergedBefore: {
      type: [
        new Schema(
          { ...merged, until: required(Date), partedBy: required(String) },
          { _id: false },
        ),
      ],
      default: undefined,
    },
    addedBy: required(String),
    addedAt: required(Date),
    version: required(Number),
  },
  documentOf('subjects'),
)
subjectSchema.index({ number: 1 }, { unique: true })
subjectSchema.index({ filmIds: 1, number: 1 })
subjectSchema.index({ confirmed: 1, number: 1 })
// The filters of the wall, each in its order: few are confirmed, or proposed, among many.
subjectSchema.index({ confirmed: 1, undecided: 1, number: 1 })
subjectSchema.index({ number: -1 }, { partialFilterExpression: { confirmed: { $type: 'string' } } })
subjectSchema.index(
  { confirmed: 1, number: -1 },
  { partialFilterExpression: { undecided: { $gt: 0 } } },
)
subjectSchema.index({ 'noPrisoner.kind': 1, number: -1 }, { sparse: true })
subjectSchema.index({ 'signed.until': 1 }, { sparse: true })
subjectSchema.index({ 'told.at': -1 }, { sparse: true })
subjectSchema.index({ 'merged.root': 1 }, { sparse: true })
export const Subjects = modelOf('Subject', subjectSchema)

const pixels = required(Number)
const region = { _id: false, x: pixels, y: pixels, w: pixels, h: pixels }
const sightingFields = {
  _id: required(String),
  stillId: required(String),
  filmId: { type: String, default: null },
  subjectId: required(String),
  home: String,
  region: required(region),
  by: required(String),
  at: required(Date),
  clues: { type: [Schema.Types.Mixed], default: undefined },
  version: Number,
  origin: region,
  alsoBy: { type: [String], default: undefined },
  flagged: Boolean,
}
const sightingSchema = new Schema<SightingDoc>(sightingFields, documentOf('sightings'))
// A man is on a still once.
sightingSchema.index({ stillId: 1, subjectId: 1 }, { unique: true })
sightingSchema.index({ subjectId: 1, _id: 1 })
sightingSchema.index({ home: 1 }, { sparse: true })
export const Sightings = modelOf('Sighting', sightingSchema)

const withdrawnSchema = new Schema<WithdrawnSighting>(
  { ...sightingFields, withdrawnAt: required(Date) },
  documentOf('withdrawnSightings'),
)
export const WithdrawnSightings = modelOf('WithdrawnSighting', withdrawnSchema)

const marksSchema = new Schema<StillMarks>(
  { _id: required(String), marks: required(Number), held: Number },
  documentOf('stillMarks'),
)
export const Marks = modelOf('StillMarks', marksSchema)

const counterSchema = new Schema<NumberCounter>(
  { _id: required(String), last: required(Number) },
  documentOf('subjectNumbers'),
)
export const Counter = modelOf('SubjectNumber', counterSchema)
