import type { DocumentAbout, SourceDocument } from '@rollcall/contract/documents.ts'
import type { DocumentId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { Schema } from 'mongoose'
import { type UnderWay, underWay } from '../films/underWay.ts'
import type { DocumentFile } from '../media/documentFile.ts'
import { documentOf, modelOf, required } from '../platform/database/documents.ts'

/** A file that was sent: its original is kept by its SHA-256 ([A1]). */
export interface FileOf extends DocumentFile {
  readonly sha256: string
}

export interface SourceDocumentDoc extends UnderWay {
  _id: DocumentId
  title: string
  provenance: Provenance
  state: SourceDocument['state']
  progress: { done: number; doing: string | null }
  failure: string | null
  /** In the order of their pages; only ever added to, so that a page keeps its number. */
  files: FileOf[]
  /** Of the first of them. */
  sha256: string
  /** Pages that could not be read. */
  unread: number[]
  /** How many pages everybody may see. */
  opened: number
  about: DocumentAbout[]
  addedBy: string
  addedAt: Date
  version: number
}

const mixed = Schema.Types.Mixed

const documentSchema = new Schema<SourceDocumentDoc>(
  {
    _id: required(String),
    title: required(String),
    provenance: required(mixed),
    state: { type: String, enum: ['waiting', 'rendering', 'ready', 'failed'], required: true },
    progress: required(mixed),
    failure: { type: String, default: null },
    files: { type: [mixed], required: true } as never,
    sha256: required(String),
    unread: { type: [Number], required: true } as never,
    opened: required(Number),
    about: { type: [mixed], required: true } as never,
    ...underWay,
    addedBy: required(String),
    addedAt: required(Date),
    version: required(Number),
  },
  documentOf('documents'),
)
// The same bytes twice are one document ([A2]).
documentSchema.index({ sha256: 1 }, { unique: true })
documentSchema.index({ 'about.id': 1, _id: -1 })
// Those of which everybody may see something, the newest first: few of many.
documentSchema.index({ _id: -1, opened: 1 }, { partialFilterExpression: { opened: { $gt: 0 } } })
// What is on its way, failed or was cancelled, the newest first.
documentSchema.index({ state: 1, cancelled: 1, _id: -1 })
export const Documents = modelOf('Document', documentSchema)
