import type { HttpRequest, HttpResponse } from 'tus-js-client'
import { Problem, problemFrom, Unreachable } from './problem.ts'

interface Uploading {
  readonly onProgress?: (sent: number, total: number) => void
  readonly signal?: AbortSignal
}

/** A piece is small enough to be done within seconds on a slow line, so that a break costs little. */
const pieceBytes = 8 * 1024 * 1024

/**
 * Sends a file, resuming where an earlier attempt of the same file broke off, and gives the id of the upload. Throws
 * `Problem` or `Unreachable`; an aborted one keeps what was sent for the next time.
 */
export async function upload(file: File, { onProgress, signal }: Uploading = {}): Promise<string> {
  const tus = await import('tus-js-client')
  signal?.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const sending = new tus.Upload(file, {
    endpoint: '/api/uploads',
    chunkSize: pieceBytes,
    retryDelays: [0, 1_000, 3_000, 10_000, 30_000],
    metadata: { filename: file.name, filetype: file.type },
    removeFingerprintOnSuccess: true,
    onAfterResponse: keepPlace,
    onShouldRetry: (error) => !isFinal(refusalOf(error)),
    onProgress: (sent, total) => onProgress?.(sent, total ?? file.size),
    onSuccess: () => resolve(uploadIdOf(sending.url)),
    onError: (error) => reject(refusalOf(error)),
  })
  const [earlier] = await sending.findPreviousUploads()
  // From here on it is listened to; what was aborted before is told at once.
  signal?.throwIfAborted()
  signal?.addEventListener('abort', () => {
    void sending.abort()
    reject(signal.reason)
  })
  if (earlier) sending.resumeFromPreviousUpload(earlier)
  sending.start()
  return promise
}

/**
 * Takes back what was sent of a file, or a finished upload by its id: nothing of it waits any more. Where that does not
 * get through, the server drops it in a day.
 */
export async function giveUp(what: File | string): Promise<void> {
  const tus = await import('tus-js-client')
  const drop = (url: string) => tus.Upload.terminate(url).catch(() => undefined)
  if (typeof what === 'string') return drop(`/api/uploads/${what}`)
  const begun = new tus.Upload(what, { endpoint: '/api/uploads' })
  for (const { uploadUrl, urlStorageKey } of await begun.findPreviousUploads()) {
    if (uploadUrl) await drop(uploadUrl)
    await tus.defaultOptions.urlStorage?.removeUpload(urlStorageKey)
  }
}

/**
 * Where an upload stands is asked without a body. The library takes any refusal of that as "it is gone" and begins anew:
 * so a session that has ended, and a server that is away, are told before it can.
 */
function keepPlace(request: HttpRequest, response: HttpResponse): void {
  const status = response.getStatus()
  if (request.getMethod() !== 'HEAD') return
  if (status === 401) throw new Problem({ code: 'auth.required' })
  if (status === 429 || status >= 500) throw new Unreachable(`asked, and told ${status}`)
}

/** Whether it will be refused the next time too. */
const isFinal = (error: Error) =>
  error instanceof Problem && error.status < 500 && ![409, 423].includes(error.status)

const uploadIdOf = (url: string | null) => url?.split('/').at(-1) ?? ''

interface WithResponse {
  readonly causingError?: unknown
  readonly originalResponse?: { getStatus(): number; getBody(): string } | null
}

function refusalOf(error: Error & WithResponse): Error {
  if (error.causingError instanceof Problem) return error.causingError
  const response = error.originalResponse
  if (!response) return new Unreachable('The upload broke off', { cause: error })
  return problemFrom(response.getStatus(), jsonOf(response.getBody()))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
