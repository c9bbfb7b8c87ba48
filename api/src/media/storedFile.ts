import type { Download } from '../platform/http/download.ts'
import { isHeld } from '../platform/http/held.ts'
import { refuse } from '../platform/refusal.ts'
import type { FileKey } from './fileKey.ts'
import type { Storage } from './storage.ts'

interface StoredFile {
  readonly key: FileKey
  readonly type: string
  /** Whether everybody may see it now; whoever keeps it asks each time whether that still holds. */
  readonly isPublic: boolean
  /** Whether pages of other sites may show it. */
  readonly shared?: boolean
}

interface AskedFor {
  readonly range: string | undefined
  readonly ifNoneMatch: string | undefined
  readonly ifRange: string | undefined
}

/**
 * A file, or the part of it that is asked for, whose address stays when it is taken from view: nobody keeps it without
 * asking, and what is not public nobody keeps.
 */
export const storedFile = async (
  storage: Storage,
  { key, type, isPublic, shared = false }: StoredFile,
  { range, ifNoneMatch, ifRange }: AskedFor,
): Promise<Download> => {
  const size = await storage.size(key)
  if (size === null) throw new Error(`the storage has lost ${key}`)
  const etag = `"${key.slice(key.indexOf('/') + 1)}"`
  const headers = {
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    'Cache-Control': isPublic ? 'public, no-cache' : 'private, no-store',
    ETag: etag,
    ...(shared && sharedHeaders),
  }
  if (isHeld(ifNoneMatch, etag)) return { download: true, status: 304, headers }
  const isOfThis = ifRange === undefined || ifRange === etag
  const part = isOfThis ? partOf(range, size) : null
  const { start, end } = part ?? { start: 0, end: size - 1 }
  return {
    download: true,
    ...(part && { status: 206 }),
    headers: {
      ...headers,
      'Content-Length': `${end - start + 1}`,
      ...(part && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    },
    body: storage.read(key, part ?? undefined),
  }
}

const sharedHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** First and last byte of a range; null where the whole is to be sent, as it may be for several ranges or what is none. */
const partOf = (range: string | undefined, size: number): { start: number; end: number } | null => {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? '') ?? []
  if (first === '' && last === '') return null
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start > end)
    throw refuse('range.unsatisfiable', {
      detail: `It has ${size} bytes.`,
      headers: { 'Content-Range': `bytes */${size}` },
      members: { size },
    })
  return { start, end }
}
