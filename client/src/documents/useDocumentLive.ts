import { getDocumentPage, listDocumentPages } from '@rollcall/contract/documentPages.ts'
import { getDocument } from '@rollcall/contract/documents.ts'
import type { DocumentId } from '@rollcall/contract/ids.ts'
import { useAnswers } from '../api/answers.ts'
import { useWatch } from '../live/hooks.ts'

/** Follows which pages of a document are open: one that was closed goes from sight at once, one that was opened comes. */
export function useDocumentLive(documentId: DocumentId): void {
  const { refresh } = useAnswers()
  useWatch(`document:${documentId}`, () => {
    for (const endpoint of [getDocument, listDocumentPages, getDocumentPage]) void refresh(endpoint)
  })
}
