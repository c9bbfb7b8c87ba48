import { assertKey, type FileKey, keyFor } from '../media/fileKey.ts'
import type { Storage } from '../media/storage.ts'
import type { StillDoc } from './still.model.ts'
import { pictureFolders } from './still.pictures.ts'

type Pictured = Pick<StillDoc, '_id' | 'filmId' | 'sha256' | 'width' | 'pictures'>

/** The whole still in its own pixels: the frame as it was kept, without loss; of a photo its widest picture, which is ours and upright. */
export const wholePictureOf = async (
  storage: Storage,
  { _id, filmId, sha256, width, pictures }: Pictured,
): Promise<FileKey> => {
  if (filmId) return keyFor('frames', sha256, '.png')
  const widest = pictures.find((one) => one.width === width && one.type === 'image/jpeg')
  const found = widest && (await findPicture(storage, widest.file))
  if (!found) throw new Error(`the storage has lost the picture of ${_id}`)
  return found
}

/** Where the picture lies; it may be on its way from one folder to the other. */
export const findPicture = async (storage: Storage, file: string): Promise<FileKey | null> => {
  for (const folder of [...pictureFolders, pictureFolders[0]]) {
    const key = assertKey(`${folder}/${file}`)
    if ((await storage.size(key)) !== null) return key
  }
  return null
}
