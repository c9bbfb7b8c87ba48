declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  export interface Entry {
    readonly fileName: string
    readonly uncompressedSize: number
  }
  export interface ZipFile {
    readEntry(): void
    openReadStream(entry: Entry, done: (error: Error | null, stream: Readable) => void): void
    on(event: 'entry', listener: (entry: Entry) => void): this
    on(event: 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    close(): void
  }
  export function open(
    path: string,
    options: { lazyEntries: true; autoClose: false },
    done: (error: Error | null, file: ZipFile) => void,
  ): void
}
