import { documentId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { fact } from '../platform/facts.ts'

/** A page, or a document's last open page, is there for moderators alone again ([A9]). */
export const pageClosed = fact('document.page-closed', z.object({ documentId, page: z.int() }), {
  narrows: true,
})

/** Everybody may see a page from now on, perhaps the first of its document. */
export const pageOpened = fact('document.page-opened', z.object({ documentId, page: z.int() }))
