import { type FileKey, keyFor } from '../media/fileKey.ts'
import { rawOf } from '../platform/database/documents.ts'
import { Films } from './film.model.ts'

/** Every file that a film needs: its original, and its rendition once it has one. */
export async function* filesOfFilms(): AsyncGenerator<FileKey> {
  const films = rawOf(Films).find({}, { projection: { sha256: 1, rendition: 1 }, sort: { _id: 1 } })
  for await (const { sha256, rendition } of films) {
    yield keyFor('originals', sha256)
    if (rendition) yield rendition
  }
}
