import type { DocumentId } from '@rollcall/contract/ids.ts'
import { maySeeDocument } from '../documents/document.policy.ts'
import { readDocuments } from '../documents/document.reader.ts'
import { visitor } from '../platform/viewer.ts'
import { Coalescer } from './coalesce.ts'
import type { Frames } from './frames.ts'

/** A page of a document was opened or closed: without one that is open others have nothing to look at there ([A9]). */
export const tellDocuments = (frames: Frames): Coalescer =>
  new Coalescer(
    async (id) => {
      const document = (await readDocuments('program', [id as DocumentId])).get(id as DocumentId)
      if (document && !maySeeDocument(visitor, document)) frames.sendAway(`document:${id}`)
      frames.mark(`document:${id}`, 'document', id)
    },
    () => 0,
  )
