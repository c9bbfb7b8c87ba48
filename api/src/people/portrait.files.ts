import { assertKey, type FileKey, keyFor } from '../media/fileKey.ts'
import { rawOf } from '../platform/database/documents.ts'
import { Portraits } from './portrait.model.ts'

/** Every file that a portrait needs: its original, and its pictures. */
export async function* filesOfPortraits(): AsyncGenerator<FileKey> {
  const portraits = rawOf(Portraits).find({}, { projection: { sha256: 1, pictures: 1 } })
  for await (const { sha256, pictures } of portraits) {
    yield keyFor('originals', sha256)
    for (const { file } of pictures) yield assertKey(`portraits/${file}`)
  }
}
