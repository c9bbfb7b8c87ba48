import { seenBy } from '../films/restriction.ts'
import { rawOf } from '../platform/database/documents.ts'
import { unlessSilent } from '../platform/database/pulse.ts'
import { visitor } from '../platform/viewer.ts'
import { Stills } from './still.model.ts'

/** Where pictures of stills lie: what is in the first may be served without asking anybody. */
export const pictureFolders = ['derivatives', 'restricted'] as const

/** Which of these files are pictures of a still that everybody may see. Two stills that look the same share them. */
export const publicAmong = async (files: readonly string[]): Promise<ReadonlySet<string>> => {
  const shown = await rawOf(Stills)
    .find(
      { 'pictures.file': { $in: [...files] }, ...seenBy(visitor) },
      { projection: { 'pictures.file': 1 } },
    )
    .toArray()
  return new Set(shown.flatMap(({ pictures }) => pictures.map(({ file }) => file)))
}

/** Whether this is a picture of a still that everybody may see. */
export const isPublic = async (file: string): Promise<boolean> =>
  (await unlessSilent(() => publicAmong([file]))).has(file)
