import type { Grey } from '../media/correlation.ts'
import { greyOf } from '../media/grey.ts'
import type { Derivative } from '../media/picture.ts'
import type { Storage } from '../media/storage.ts'
import { findPicture } from './picture.reader.ts'
import type { StillDoc } from './still.model.ts'

/** Whoever goes through a shot asks for each of its stills with those around it: they are kept, 0.3 to 1.2 MB each. */
const KEPT = 24

/** What stills show, in grey, of a size in which men can be told apart. */
export const greysFrom = (storage: Storage) => {
  const kept = new Map<string, Promise<Grey>>()
  return async ({ pictures }: StillDoc, width: number): Promise<Grey> => {
    const file = sized(pictures, width).file
    const made = kept.get(file) ?? read(storage, file)
    kept.delete(file)
    kept.set(file, made)
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
    return made.catch((error) => {
      kept.delete(file)
      throw error
    })
  }
}

export type GreyOf = ReturnType<typeof greysFrom>

/** The least that is as wide, else the widest. */
const sized = (pictures: readonly Derivative[], width: number): Derivative => {
  const found = pictures.find((one) => one.width >= width) ?? pictures.at(-1)
  if (!found) throw new Error('a still has no pictures')
  return found
}

const read = async (storage: Storage, file: string): Promise<Grey> => {
  const key = await findPicture(storage, file)
  if (!key) throw new Error(`the storage has lost ${file}`)
  return greyOf(await storage.local(key))
}
