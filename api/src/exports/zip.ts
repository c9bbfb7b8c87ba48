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
    zip.addReadStreamLazy(path, { mtime, compressionLevel: compress ? FAST : STORED }, (give) => {
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
const STORED = 0
