import type { CampId, PersonId } from '@rollcall/contract/ids.ts'
import { type FactSources, type Fate, fateCode } from '@rollcall/contract/personFacts.ts'
import type { AuthorityId } from '@rollcall/contract/personGiven.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'

export interface PublishedList {
  title: string
  date?: string | undefined
  url?: string | undefined
}

/** What a list has in place of a date: whatever it means, it counts as unknown ([P1]). */
export interface UnreadDate {
  /** What it would have been. */
  field: string
  column: string
  written: string
}

/** Where he was, and where that is written; null where nobody said ([P6]). */
export interface Stay {
  camp: CampId
  from?: string | undefined
  to?: string | undefined
  source: string | null
}

/** What is known of one man of the roster, as moderators wrote it. */
export interface PersonFields {
  name: string
  otherNames: string[]
  rank: string | null
  branch: string | null
  unit: string | null
  serviceNumber: string | null
  born: string | null
  died: string | null
  captured: string | null
  released: string | null
  force: string | null
  heightCm: number | null
  stays: Stay[]
  ids: AuthorityId[]
  /** Where a fact is written, by the name of its field. */
  sources: FactSources
  fates: Fate[]
  publishedLists: PublishedList[]
  consent: string | null
  /** Missing where nobody has had one. */
  unread?: UnreadDate[] | undefined
}

export interface PersonDoc extends PersonFields {
  _id: PersonId
  deathRecorded: boolean
  /** When he is known to have been born 100 years ago; null when that is not known. */
  hundredAt: Date | null
  /** The name folded, for the order of the list. */
  sortName: string
  /** The service number without its punctuation. */
  numberKey: string | null
  /** When the first portrait of him was accepted ([C6]); missing where there is none, or was one before this was noted. */
  picturedAt?: Date
  addedBy: string
  addedAt: Date
  version: number
  /** He was added by an answer that was taken back: nothing leads to him any more, and what did still tells who was meant. */
  takenOff?: true
  /** Visitors do not read his name, whatever else says that they may: somebody flagged it ([D3]). */
  nameHidden?: boolean
  /** His place among the changes of the roster, by which each process hears of them; missing until he is changed. */
  change?: number
}

/** The last change of the roster: whoever makes the next conflicts here, so that they become true in their order. */
export interface RosterChanges {
  _id: 'people'
  last: number
}

const line = { type: String, default: null }
const fields = {
  name: required(String),
  otherNames: required([String]),
  rank: line,
  branch: line,
  unit: line,
  serviceNumber: line,
  born: line,
  died: line,
  captured: line,
  released: line,
  force: line,
  heightCm: nullable(Number),
  stays: required([
    { _id: false, camp: required(String), from: String, to: String, source: nullable(String) },
  ]),
  ids: required([{ _id: false, authority: required(String), id: required(String) }]),
  sources: required(Schema.Types.Mixed),
  fates: required([
    {
      _id: false,
      code: { type: String, enum: fateCode.options, required: true },
      authority: String,
      asOf: String,
    },
  ]),
  publishedLists: required([{ _id: false, title: required(String), date: String, url: String }]),
  consent: line,
  unread: {
    type: [{ _id: false, field: String, column: String, written: String }],
    default: undefined,
  },
}

const personSchema = new Schema<PersonDoc>(
  {
    _id: required(String),
    ...fields,
    deathRecorded: required(Boolean),
    hundredAt: { type: Date, default: null },
    sortName: required(String),
    numberKey: line,
    picturedAt: Date,
    addedBy: required(String),
    addedAt: required(Date),
    version: required(Number),
    takenOff: Boolean,
    nameHidden: Boolean,
    change: Number,
  },
  documentOf('people'),
)
personSchema.index({ sortName: 1, _id: 1 })
personSchema.index({ change: 1 })
personSchema.index({ numberKey: 1 })
personSchema.index({ hundredAt: 1 })
// What the roster is told apart by, each in its order.
for (const trait of ['stays.camp', 'force', 'unit', 'fates.code'])
  personSchema.index({ [trait]: 1, sortName: 1, _id: 1 })
export const People = modelOf('Person', personSchema)

const changesSchema = new Schema<RosterChanges>(
  { _id: required(String), last: required(Number) },
  documentOf('rosterChanges'),
)
export const Changes = modelOf('RosterChanges', changesSchema)
