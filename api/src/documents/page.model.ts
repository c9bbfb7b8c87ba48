import type { DocumentId } from '@rollcall/contract/ids.ts'
import { Schema } from 'mongoose'
import type { RenderedPage } from '../media/documentFile.ts'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'

/** A page as it was rendered, once for ever: what is cited of it stays what it was. */
export interface PageDoc extends RenderedPage {
  /** Of its document and its number. */
  _id: string
  documentId: DocumentId
  page: number
  /** Whether everybody may see it; else moderators alone do. */
  opened: boolean
}

export const pageIdOf = (documentId: DocumentId, page: number): string => `${documentId}:${page}`

const pageSchema = new Schema<PageDoc>(
  {
    _id: required(String),
    documentId: required(String),
    page: required(Number),
    width: required(Number),
    height: required(Number),
    placeholder: required(String),
    pictures: { type: [Schema.Types.Mixed], required: true } as never,
    text: nullable(String),
    opened: required(Boolean),
  },
  documentOf('documentPages'),
)
pageSchema.index({ documentId: 1, page: 1 }, { unique: true })
// By the words of their text layers, whatever language they are of.
pageSchema.index({ text: 'text' }, { name: 'words', default_language: 'none' })
export const Pages = modelOf('DocumentPage', pageSchema)
