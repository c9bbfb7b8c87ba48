/** Uploaded bytes as they came; pictures for pages; those that moderators alone see; those of portraits and of documents, which not everybody sees; playable films; lossless frames. */
export const folders = [
  'originals',
  'derivatives',
  'restricted',
  'portraits',
  'documents',
  'renditions',
  'frames',
] as const
export type Folder = (typeof folders)[number]

/** `originals/ab/abcd...`: folder, first two digits of the SHA-256, the SHA-256, and an extension for what browsers get. */
export type FileKey = `${Folder}/${string}/${string}`

const KEY = new RegExp(`^(${folders.join('|')})/([0-9a-f]{2})/(\\2[0-9a-f]{62})(\\.[a-z0-9]+)?$`)

/** Whether a string is a key and so can be no path out of the storage. */
export const isFileKey = (value: string): value is FileKey => KEY.test(value)

/** For what must be one: anything else is a bug of ours. */
export const assertKey = (key: string): FileKey => {
  if (!isFileKey(key)) throw new Error(`not a key of the storage: ${key}`)
  return key
}

/** The key of what has this SHA-256. */
export const keyFor = (folder: Folder, sha256: string, extension = ''): FileKey =>
  assertKey(`${folder}/${sha256.slice(0, 2)}/${sha256}${extension}`)

/** The SHA-256 in its name. */
export const digestIn = (key: FileKey): string | undefined => KEY.exec(key)?.[3]
