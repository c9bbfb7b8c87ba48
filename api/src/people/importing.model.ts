import type { AccountId, ImportId } from '@rollcall/contract/ids.ts'
import type { ImportCounts, ImportOutcome, RosterImport } from '@rollcall/contract/imports.ts'
import type { ListFault, ListLook, RowNote } from '@rollcall/contract/roster.ts'
import { Schema } from 'mongoose'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** A list that an admin brings in with a browser. Its file stays an upload of his until it is in. */
export interface ImportDoc {
  _id: ImportId
  uploadId: string
  by: AccountId
  state: RosterImport['state']
  /** How often it was begun; each run has its own job and rows. */
  run: number
  dryRun: boolean
  look: ListLook
  /** As JSON: its keys are what a list has in its cells. */
  mapping: string | null
  counts: ImportCounts
  /** The last row of the file that is done: a run that was cut off goes on after it. */
  lastRow: number
  rows: number
  allRows: number | null
  fault: ListFault | null
  at: Date
  version: number
  /** When it goes, where nothing comes of it; missing once it is in. */
  expiresAt?: Date
}

/** What became of one row in one run. */
export interface ImportRow {
  _id: string
  importId: ImportId
  run: number
  row: number
  name: string | null
  outcome: ImportOutcome
  changed: string[]
  notes: RowNote[]
  at: Date
}

const WEEK_SECONDS = 7 * 86_400
const mixed = Schema.Types.Mixed

const importSchema = new Schema<ImportDoc>(
  {
    _id: required(String),
    uploadId: required(String),
    by: required(String),
    state: required(String),
    run: required(Number),
    dryRun: required(Boolean),
    look: required(mixed),
    mapping: { type: String, default: null },
    counts: required(mixed),
    lastRow: required(Number),
    rows: required(Number),
    allRows: { type: Number, default: null },
    fault: { type: String, default: null } as never,
    at: required(Date),
    version: required(Number),
    expiresAt: { type: Date, expires: 0 },
  },
  documentOf('rosterImports'),
)
importSchema.index({ uploadId: 1 }, { unique: true })
export const RosterImports = modelOf('RosterImport', importSchema)

const rowSchema = new Schema<ImportRow>(
  {
    _id: required(String),
    importId: required(String),
    run: required(Number),
    row: required(Number),
    name: { type: String, default: null },
    outcome: required(String),
    changed: required([String]),
    notes: { type: [mixed], required: true } as never,
    at: { type: Date, required: true, expires: WEEK_SECONDS },
  },
  documentOf('rosterImportRows'),
)
rowSchema.index({ importId: 1, run: 1, row: 1 })
rowSchema.index({ importId: 1, run: 1, outcome: 1, row: 1 })
export const ImportRows = modelOf('RosterImportRow', rowSchema)
