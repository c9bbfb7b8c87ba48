import { sha256 } from '../sha256.ts'
import type { Download } from './download.ts'
import { isHeld } from './held.ts'

interface Given {
  readonly type: string
  /** Whether everybody may see it now: nobody keeps it without asking whether that holds, and nobody what is not ([A9]). */
  readonly isPublic: boolean
  readonly ifNoneMatch: string | undefined
  readonly etag?: string
  readonly links?: readonly string[]
}

/** Bytes for a viewer on any site: it may read what everybody may see. */
export const answerOf = (bytes: Uint8Array, given: Given): Download => {
  const etag = `"${given.etag ?? sha256(bytes)}"`
  const headers = {
    'Content-Type': given.type,
    'Cache-Control': given.isPublic ? 'public, no-cache' : 'private, no-store',
    'Cross-Origin-Resource-Policy': given.isPublic ? 'cross-origin' : 'same-origin',
    Vary: 'Cookie',
    ETag: etag,
    ...(given.links && { Link: given.links.join(', ') }),
  }
  if (isHeld(given.ifNoneMatch, etag)) return { download: true, status: 304, headers }
  const length = { 'Content-Length': `${bytes.byteLength}` }
  return { download: true, headers: { ...headers, ...length }, body: [bytes] }
}

/** JSON-LD of one of the two specifications of IIIF. */
export const jsonLd = (
  value: object,
  context: string,
  given: Pick<Given, 'isPublic' | 'ifNoneMatch'>,
): Download =>
  answerOf(Buffer.from(JSON.stringify({ '@context': context, ...value })), {
    type: `application/ld+json;profile="${context}"`,
    ...given,
  })
