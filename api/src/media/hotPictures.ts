import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { Counter, Gauge } from 'prom-client'
import { phaseNow } from '../platform/lifecycle.ts'

const CACHE_BYTES = 64 << 20
/** So long it is not asked again whether everybody may still see it: whoever sets that, or hears of it, forgets all at once. */
const FRESH_MS = 1_000
/** Larger ones are few, and would push many small ones out. */
const LARGEST_BYTES = 1 << 20
/** Of so many it is remembered when they were last asked about. */
const MOST_ASKED = 50_000

export interface HotPicture {
  /** The path and query of its address. */
  readonly path: string
  /** The host under which it is answered so; null where the answer names none. */
  readonly host: string | null
  /** What it is a picture of: all that are of one are public together. */
  readonly of: string
  readonly isPublic: () => Promise<boolean>
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface HotPictures {
  /** Whether one of this size is kept at all. */
  readonly fits: (bytes: number) => boolean
  /** Begins to look for a picture: gives what keeps it, unless all was forgotten meanwhile. */
  readonly looking: () => (found: HotPicture) => void
  /** Something that was public is not any more. */
  readonly forget: () => void
  /** Answers what it has by itself, and leaves everything else to `next`. */
  readonly ahead: (next: RequestListener) => RequestListener
}

/** When it was asked whether everybody may see something. */
interface Asked {
  at: number
  /** Who wants it meanwhile waits for the same answer. */
  asking: { readonly since: number; readonly isPublic: Promise<boolean> } | null
}

interface Hot {
  readonly host: string | null
  readonly isPublic: () => Promise<boolean>
  readonly asked: Asked
  readonly headers: readonly string[]
  readonly body: Buffer
}

const isFresh = (since: number): boolean => performance.now() - since <= FRESH_MS

/**
 * The pictures that are asked for most, in memory, at most 64 MiB of them: they are the same for everybody, so they need
 * no more of a request than its address, and `isPublic` once in a second. Measured in test/bench/README.md.
 */
export const hotPictures = (): HotPictures => {
  const cache = new LRUCache<string, Hot>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ body }) => body.length,
  })
  const askedOf = new LRUCache<string, Asked>({ max: MOST_ASKED })
  const answered = measure(cache)
  let times = 0
  const answer = (response: ServerResponse, hot: Hot) => {
    answered.inc()
    send(response, hot)
  }
  return {
    fits: (bytes) => bytes <= LARGEST_BYTES,
    looking: () => {
      const [at, then] = [performance.now(), times]
      return ({ path, host, of, isPublic, headers, body }) => {
        if (then !== times || body.length > LARGEST_BYTES) return
        const asked = askedOf.get(of) ?? { at, asking: null }
        asked.at = Math.max(asked.at, at)
        askedOf.set(of, asked)
        cache.set(path, { host, isPublic, asked, headers: Object.entries(headers).flat(), body })
      }
    },
    forget: () => {
      times += 1
      cache.clear()
      askedOf.clear()
    },
    ahead: (next) => (request, response) => {
      const hot = isPlain(request) ? cache.get(request.url ?? '') : undefined
      if (!hot || (hot.host !== null && hot.host !== request.headers.host))
        return next(request, response)
      if (isFresh(hot.asked.at)) return answer(response, hot)
      const then = times
      void askAgain(hot).then((still) =>
        still && then === times ? answer(response, hot) : next(request, response),
      )
    },
  }
}

/** It asks for all of it, and for nothing that depends on what the client has. */
const isPlain = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && !headers.range && !headers['if-none-match'] && phaseNow() === 'ok'

/** Whether everybody may still see it, as far as it can be told: the whole way tells why not. */
const askAgain = ({ asked, isPublic }: Hot): Promise<boolean> => {
  if (asked.asking && isFresh(asked.asking.since)) return asked.asking.isPublic
  const since = performance.now()
  const asking = {
    since,
    isPublic: isPublic().then(
      (still) => {
        if (still) asked.at = Math.max(asked.at, since)
        return still
      },
      () => false,
    ),
  }
  asked.asking = asking
  return asking.isPublic
}

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
