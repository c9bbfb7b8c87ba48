import { assertKey, type FileKey, keyFor } from '../media/fileKey.ts'
import { rawOf } from '../platform/database/documents.ts'
import { Documents } from './document.model.ts'
import { Pages } from './page.model.ts'

/** Every file that a source document needs: what was sent, and the pictures of its pages. */
export async function* filesOfDocuments(): AsyncGenerator<FileKey> {
  const sort = { _id: 1 } as const
  const documents = rawOf(Documents).find({}, { projection: { files: 1 }, sort })
  for await (const { files } of documents)
    for (const { sha256 } of files) yield keyFor('originals', sha256)
  const pages = rawOf(Pages).find({}, { projection: { pictures: 1 }, sort })
  for await (const { pictures } of pages)
    for (const { file } of pictures) yield assertKey(`documents/${file}`)
}
