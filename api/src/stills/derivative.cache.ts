import type { RequestListener, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { Counter, Gauge } from 'prom-client'
import { phaseNow } from '../platform/lifecycle.ts'

const CACHE_BYTES = 64 << 20
/** So long it is not asked again whether everybody may still see it: whoever sets that, or hears of it, forgets all at once. */
const FRESH_MS = 1_000
/** Where what is kept has its addresses. */
const HERE = '/files/derivatives/'
/** Larger ones are few, and would push many small ones out. */
const LARGEST_BYTES = 1 << 20

export interface DerivativeCache {
  /** Whether one of this size is kept at all. */
  readonly fits: (bytes: number) => boolean
  /** Begins to look for a picture: gives what keeps it, unless all was forgotten meanwhile. */
  readonly looking: () => (file: string, type: string, body: Buffer) => void
  /** Something that was public is not any more. */
  readonly forget: () => void
  /** Answers what it has by itself, and leaves everything else to `next`. */
  readonly ahead: (next: RequestListener) => RequestListener
}

interface Hot {
  /** When it was asked whether everybody may see it. */
  asked: number
  /** Who wants it meanwhile waits for the same answer. */
  asking: { readonly since: number; readonly isPublic: Promise<boolean> } | null
  readonly headers: readonly string[]
  readonly body: Buffer
}

const isFresh = (since: number): boolean => performance.now() - since <= FRESH_MS

/**
 * The pictures that are asked for most, in memory, at most 64 MiB of them: they are the same for everybody, so they need
 * no more of a request than its path, and `isPublic` once in a second. Measured in test/bench/README.md.
 */
export const derivativeCache = (isPublic: (file: string) => Promise<boolean>): DerivativeCache => {
  const cache = new LRUCache<string, Hot>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ body }) => body.length,
  })
  const answered = measure(cache)
  let times = 0
  const answer = (response: ServerResponse, hot: Hot) => {
    answered.inc()
    send(response, hot)
  }
  return {
    fits: (bytes) => bytes <= LARGEST_BYTES,
    looking: () => {
      const [asked, then] = [performance.now(), times]
      return (file, type, body) => {
        if (then !== times) return
        cache.set(HERE + file, { asked, asking: null, headers: headersOf(type, body), body })
      }
    },
    forget: () => {
      times += 1
      cache.clear()
    },
    ahead: (next) => (request, response) => {
      const path = request.url ?? ''
      const plain = request.method === 'GET' && !request.headers.range && phaseNow() === 'ok'
      const hot = plain ? cache.get(path) : undefined
      if (!hot) return next(request, response)
      if (isFresh(hot.asked)) return answer(response, hot)
      const then = times
      void askAgain(hot, () => isPublic(path.slice(HERE.length))).then((still) =>
        still && then === times ? answer(response, hot) : next(request, response),
      )
    },
  }
}

/** Whether everybody may still see it, as far as it can be told: the whole way tells why not. */
const askAgain = (hot: Hot, isPublic: () => Promise<boolean>): Promise<boolean> => {
  if (hot.asking && isFresh(hot.asking.since)) return hot.asking.isPublic
  const since = performance.now()
  const asking = {
    since,
    isPublic: isPublic().then(
      (still) => {
        if (still) hot.asked = Math.max(hot.asked, since)
        return still
      },
      () => false,
    ),
  }
  hot.asking = asking
  return asking.isPublic
}

/** What the rest of the server says about every answer, as far as it concerns a picture. */
export const pictureHeaders = (type: string, bytes: number): Readonly<Record<string, string>> => ({
  'Content-Type': type,
  'Content-Length': String(bytes),
  'Cache-Control': 'public, max-age=31536000, immutable',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
})

const headersOf = (type: string, body: Buffer): string[] =>
  Object.entries(pictureHeaders(type, body.length)).flat()

const send = (response: ServerResponse, { headers, body }: Hot): void => {
  response.writeHead(200, headers as string[])
  response.end(body)
}

const measure = (cache: LRUCache<string, Hot>): Counter => {
  new Gauge({
    name: 'rollcall_hot_pictures_bytes',
    help: 'Pictures kept in memory.',
    collect() {
      this.set(cache.calculatedSize)
    },
  })
  return new Counter({
    name: 'rollcall_hot_pictures_total',
    help: 'Pictures that were answered from memory.',
  })
}
