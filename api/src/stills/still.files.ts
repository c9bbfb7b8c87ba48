import { assertKey, type FileKey, keyFor } from '../media/fileKey.ts'
import { rawOf } from '../platform/database/documents.ts'
import { Stills } from './still.model.ts'

/** Every file that a still needs: the photo's original or the frame as it was kept, and its pictures for pages. */
export async function* filesOfStills(): AsyncGenerator<FileKey> {
  const stills = rawOf(Stills).find({}, { projection: { filmId: 1, sha256: 1, pictures: 1 } })
  for await (const { filmId, sha256, pictures } of stills) {
    yield filmId ? keyFor('frames', sha256, '.png') : keyFor('originals', sha256)
    for (const { file } of pictures) yield assertKey(`derivatives/${file}`)
  }
}
