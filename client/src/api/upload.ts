import { problemFrom, Unreachable } from './problem.ts'

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

const uploadIdOf = (url: string | null) => url?.split('/').at(-1) ?? ''

interface WithResponse {
  readonly originalResponse?: { getStatus(): number; getBody(): string } | null
}

function refusalOf(error: Error & WithResponse): Error {
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
