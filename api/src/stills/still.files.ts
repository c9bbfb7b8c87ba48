import { assertKey, type FileKey, keyFor } from '../media/fileKey.ts'
import { rawOf } from '../platform/database/documents.ts'
import { Stills } from './still.model.ts'
import { publicAmong } from './still.pictures.ts'

/** Every file that a still needs: the photo's original or the frame as it was kept, and its pictures for pages. */
export async function* filesOfStills(): AsyncGenerator<FileKey> {
  const projection = { filmId: 1, sha256: 1, pictures: 1, restricted: 1 }
  const stills = rawOf(Stills).find({}, { projection, sort: { _id: 1 } })
  for await (const { filmId, sha256, pictures, restricted } of stills) {
    yield filmId ? keyFor('frames', sha256, '.png') : keyFor('originals', sha256)
    const files = pictures.map(({ file }) => file)
    const shown = restricted ? await publicAmong(files) : null
    for (const file of files)
      yield assertKey(`${!shown || shown.has(file) ? 'derivatives' : 'restricted'}/${file}`)
  }
}
