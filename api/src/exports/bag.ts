import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ZipEntry } from './zip.ts'

/** A file that is brought into a bag, by its path below `data/`. */
export interface Payload {
  readonly path: string
  readonly open: () => Promise<AsyncIterable<string | Uint8Array>>
  readonly compress: boolean
}

type Hashes = Map<string, string>

/**
 * The files of a BagIt 1.0 bag (RFC 8493) under one folder, its payload first: each is hashed while it is sent, and the manifests
 * come last, so that a bag that broke off is none.
 */
export function* bagOf(
  root: string,
  payload: Iterable<Payload>,
  described: Readonly<Record<string, string>>,
): Generator<ZipEntry> {
  const [payloads, tags]: [Hashes, Hashes] = [new Map(), new Map()]
  let bytes = 0
  const entry = (
    path: string,
    open: Payload['open'],
    compress: boolean,
    into: Hashes | null,
  ): ZipEntry => ({
    path: `${root}/${path}`,
    open: async () =>
      Readable.from(
        hashing(await open(), (hash, length) => {
          into?.set(path, hash)
          if (into === payloads) bytes += length
        }),
      ),
    compress,
  })
  const tag = (path: string, text: () => string, into: Hashes | null = tags) =>
    entry(path, async () => Readable.from([text()]), true, into)
  yield tag('bagit.txt', () => 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  for (const { path, open, compress } of payload)
    yield entry(`data/${path}`, open, compress, payloads)
  yield tag('bag-info.txt', () =>
    linesOf({ ...described, 'Payload-Oxum': `${bytes}.${payloads.size}` }),
  )
  yield tag('manifest-sha256.txt', () => manifestOf(payloads))
  yield tag('tagmanifest-sha256.txt', () => manifestOf(tags), null)
}

async function* hashing(
  chunks: AsyncIterable<string | Uint8Array>,
  done: (hash: string, bytes: number) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk as Uint8Array)
    hash.update(buffer)
    bytes += buffer.byteLength
    yield buffer
  }
  done(hash.digest('hex'), bytes)
}

const manifestOf = (hashes: Hashes): string =>
  [...hashes].map(([path, hash]) => `${hash}  ${path}\n`).join('')

const linesOf = (said: Readonly<Record<string, string>>): string =>
  Object.entries(said)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
