import type { Download } from '../platform/http/download.ts'
import type { FileKey } from './fileKey.ts'
import type { Storage } from './storage.ts'

interface Asked {
  readonly key: FileKey
  readonly type: string
  /** Whether everybody may see it now; whoever keeps it asks each time whether that still holds. */
  readonly isPublic: boolean
  readonly ifNoneMatch: string | undefined
}

/** A picture whose address stays when it is taken from view: nobody keeps it without asking, and what is not public nobody keeps. */
export const pictureFile = async (
  storage: Storage,
  { key, type, isPublic, ifNoneMatch }: Asked,
): Promise<Download> => {
  const bytes = await storage.size(key)
  if (bytes === null) throw new Error(`the storage has lost ${key}`)
  const etag = `"${key.slice(key.indexOf('/') + 1)}"`
  const kept = {
    'Cache-Control': isPublic ? 'public, no-cache' : 'private, no-store',
    ETag: etag,
  }
  if (ifNoneMatch?.includes(etag)) return { download: true, status: 304, headers: kept }
  return {
    download: true,
    headers: { ...kept, 'Content-Type': type, 'Content-Length': String(bytes) },
    body: storage.read(key),
  }
}
