import { type FileKey, keyFor } from '../media/fileKey.ts'
import { rawOf } from '../platform/database/documents.ts'
import { Films } from './film.model.ts'

/** Every file that a film needs: its original, what plays once it is there, and what played before. */
export async function* filesOfFilms(): AsyncGenerator<FileKey> {
  const projection = { sha256: 1, rendition: 1, hls: 1, replaced: 1 }
  const films = rawOf(Films).find({}, { projection, sort: { _id: 1 } })
  for await (const { sha256, rendition, hls, replaced = [] } of films) {
    yield keyFor('originals', sha256)
    if (rendition) yield rendition
    if (hls) yield* [hls.pieces, hls.list]
    yield* replaced
  }
}
