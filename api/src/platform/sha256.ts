import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Of a text or bytes, in hex. */
export const sha256 = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex')

/** Of all that comes, in hex. */
export const sha256OfStream = async (source: AsyncIterable<Uint8Array>): Promise<string> => {
  const hash = createHash('sha256')
  for await (const bytes of source) hash.update(bytes)
  return hash.digest('hex')
}

/** Of a file, in hex. */
export const sha256OfFile = (path: string): Promise<string> =>
  sha256OfStream(createReadStream(path))
