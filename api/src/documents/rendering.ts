import { documentId } from '@rollcall/contract/ids.ts'
import { z } from 'zod'
import { job } from '../platform/jobs/job.ts'

/** Makes pictures of a document's pages, and reads what they say ([A7]). */
export const renderDocument = job({
  name: 'document.render',
  payload: z.object({ documentId }),
  attempts: 5,
})
