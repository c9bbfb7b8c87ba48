import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file of an archive, opened when its turn comes. */
export interface ZipEntry {
  readonly path: string
  readonly open: () => Readable | Promise<Readable>
  /** Pictures are packed already. */
  readonly compress: boolean
}

/** An archive that is made while it is sent. Who goes away ends what is read for it. */
export const zipOf = (entries: Iterable<ZipEntry>, mtime: Date): Readable => {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  let opened: Readable | null = null
  const fail = (error: Error): void => void out.destroy(error)
  zip.on('error', fail)
  out.on('close', () => opened?.destroy())
  for (const { path, open, compress } of entries)
    zip.addReadStreamLazy(path, { mtime, compressionLevel: compress ? FAST : AS_IT_IS }, (give) => {
      Promise.resolve(open()).then((stream) => {
        opened = stream
        if (out.destroyed) stream.destroy()
        stream.on('error', fail)
        give(null, stream)
      }, fail)
    })
  zip.end()
  return out
}

/** Level 6 took twice as long for a tenth less. */
const FAST = 1
/**
 * zlib takes the whole part, 0: bytes as they are, in blocks that say how long they are. Of an entry that is only stored whoever
 * reads an archive as it comes cannot tell the end, and Java's streams refuse it. As fast as storing; level 1 took seven times as long.
 */
const AS_IT_IS = 0.5
