import type { Storage } from '../media/storage.ts'
import type { Download } from '../platform/http/download.ts'
import { refuse } from '../platform/refusal.ts'
import type { ConformedFilm } from './film.service.ts'

interface AskedFor {
  readonly range: string | undefined
  readonly ifNoneMatch: string | undefined
  readonly ifRange: string | undefined
}

/** The rendition or a part of it. It never changes, but may be restricted: whoever keeps it asks each time whether he may show it ([A9]). */
export const videoOf = async (
  storage: Storage,
  { rendition, restricted }: ConformedFilm,
  { range, ifNoneMatch, ifRange }: AskedFor,
): Promise<Download> => {
  const size = await storage.size(rendition)
  if (size === null) throw new Error(`the storage has lost ${rendition}`)
  const etag = `"${rendition.slice(-68, -4)}"`
  const headers = {
    'Content-Type': 'video/mp4',
    'Accept-Ranges': 'bytes',
    'Cache-Control': restricted ? 'private, no-store' : 'public, no-cache',
    ETag: etag,
  }
  if (ifNoneMatch?.includes(etag)) return { download: true, status: 304, headers }
  const isOfThis = ifRange === undefined || ifRange === etag
  const part = isOfThis ? partOf(range, size) : null
  if (!part)
    return {
      download: true,
      headers: { ...headers, 'Content-Length': `${size}` },
      body: storage.read(rendition),
    }
  return {
    download: true,
    status: 206,
    headers: {
      ...headers,
      'Content-Length': `${part.end - part.start + 1}`,
      'Content-Range': `bytes ${part.start}-${part.end}/${size}`,
    },
    body: storage.read(rendition, part),
  }
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
      detail: `The film has ${size} bytes.`,
      headers: { 'Content-Range': `bytes */${size}` },
      members: { size },
    })
  return { start, end }
}
