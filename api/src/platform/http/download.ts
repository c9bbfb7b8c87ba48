import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Response } from 'express'

/** An answer that is a file: sent as it comes, in constant memory. */
export interface Download {
  readonly download: true
  readonly status?: 200 | 206 | 303 | 304
  readonly headers: Readonly<Record<string, string>>
  /** Missing where another address is told, and for 304. */
  readonly body?: Readable | AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>
  /** Told once nothing of it is sent any more: whether all of it was. */
  readonly ended?: ((whole: boolean) => Promise<void>) | undefined
}

/** A text that is sent whole, packed for whoever takes it so. */
export const packed = async (
  file: Download,
  { acceptEncoding = '' }: { readonly acceptEncoding: string | undefined },
): Promise<Download> => {
  const headers = { ...file.headers, Vary: 'Accept-Encoding' }
  if (!(file.body instanceof Readable) || !/\bgzip\b/.test(acceptEncoding))
    return { ...file, headers }
  const bytes = await promisify(gzip)(await buffer(file.body))
  return {
    ...file,
    headers: {
      ...headers,
      'Content-Encoding': 'gzip',
      'Content-Length': `${bytes.length}`,
      ETag: `W/${file.headers.ETag}`,
    },
    body: [bytes],
  }
}

export const isDownload = (answer: unknown): answer is Download =>
  typeof answer === 'object' && answer !== null && 'download' in answer && answer.download === true

/** Sends it; a client that goes away ends the stream and is no error. */
export const sendDownload = async (response: Response, file: Download): Promise<void> => {
  response.status(file.status ?? 200)
  for (const [name, value] of Object.entries(file.headers)) response.setHeader(name, value)
  if (!file.body || response.req.method === 'HEAD') {
    if (file.body instanceof Readable) file.body.destroy()
    return void response.end()
  }
  let whole = false
  try {
    await pipeline(file.body, response)
    whole = true
  } catch (error) {
    // Gone before the first byte, nothing has been asked of what was opened for it.
    if (file.body instanceof Readable) file.body.destroy()
    if (isGone(error)) return
    if (!response.headersSent) throw error
    response.destroy()
    throw error
  } finally {
    await file.ended?.(whole)
  }
}

const gone = ['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE']
const isGone = (error: unknown): boolean =>
  gone.includes((error as NodeJS.ErrnoException).code ?? '')
