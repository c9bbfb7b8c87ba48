import { assertKey, type FileKey, keyFor } from '../media/fileKey.ts'
import { rawOf } from '../platform/database/documents.ts'
import { GivenPortraits } from './given.model.ts'
import { Portraits } from './portrait.model.ts'

/** Every file that a portrait needs, accepted or not: its original, and its pictures. */
export async function* filesOfPortraits(): AsyncGenerator<FileKey> {
  const options = { projection: { sha256: 1, pictures: 1 }, sort: { _id: 1 } } as const
  const portraits = rawOf(Portraits).find({}, options)
  const given = rawOf(GivenPortraits).find({}, options)
  for (const some of [portraits, given])
    for await (const { sha256, pictures } of some) {
      yield keyFor('originals', sha256)
      for (const { file } of pictures) yield assertKey(`portraits/${file}`)
    }
}
