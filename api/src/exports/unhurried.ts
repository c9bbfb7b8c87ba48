import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { isStorageFull } from '../platform/noRoom.ts'

/** Where what waits is put: a file of its own, that nobody else can open, each time it is asked. */
export interface Shelf {
  readonly open: () => Promise<FileHandle>
  /** How many bytes may lie on it at once, of everybody together. */
  readonly most: () => number
  used: number
}

/**
 * Sends what is made as fast as it is taken, and makes it as fast as it can be made: what is not taken yet waits in a file. So a
 * snapshot of the database is let go of long before the last byte has left. Where there is no room to wait, the making waits.
 */
export const unhurried = (made: AsyncIterable<string | Uint8Array>, shelf: Shelf): Readable => {
  const waiting = new Waiting(shelf)
  const making = make(made, waiting)
  return new Readable({
    read() {
      waiting.take().then(
        (bytes) => this.push(bytes),
        (error) => this.destroy(error),
      )
    },
    destroy(error, done) {
      waiting.stop()
      making.then(() => waiting.close()).then(() => done(error), done)
    },
  })
}

const make = async (made: AsyncIterable<string | Uint8Array>, waiting: Waiting): Promise<void> => {
  try {
    for await (const piece of made) if (!(await waiting.put(Buffer.from(piece as string)))) return
    waiting.end()
  } catch (error) {
    waiting.fail(error)
  }
}

/** So much of it waits in memory: whoever takes it at once never comes to the file. */
const IN_MEMORY = 1 << 18
const AT_ONCE = 1 << 16

/** What was made and not taken yet, in its order: first what is in memory, then what is in the file. */
class Waiting {
  readonly #shelf: Shelf
  #held: Buffer[] = []
  #heldBytes = 0
  #file: FileHandle | null = null
  /** Between these bytes of the file. */
  #from = 0
  #to = 0
  #isWriting = false
  #state: 'making' | 'ended' | 'stopped' | { readonly error: unknown } = 'making'
  #wake: (() => void)[] = []

  constructor(shelf: Shelf) {
    this.#shelf = shelf
  }

  /** Gives whether anybody still takes it. */
  async put(bytes: Buffer): Promise<boolean> {
    while (this.#state === 'making' && !(await this.#place(bytes))) await this.#turn()
    return this.#state === 'making'
  }

  async #place(bytes: Buffer): Promise<boolean> {
    const isEmpty = this.#from === this.#to
    if (isEmpty && (this.#held.length === 0 || this.#heldBytes + bytes.length <= IN_MEMORY)) {
      this.#held.push(bytes)
      this.#heldBytes += bytes.length
      this.#call()
      return true
    }
    if (this.#shelf.used + bytes.length > this.#shelf.most()) return false
    return this.#write(bytes)
  }

  async #write(bytes: Buffer): Promise<boolean> {
    this.#isWriting = true
    this.#shelf.used += bytes.length
    try {
      this.#file ??= await this.#shelf.open()
      for (let done = 0; done < bytes.length; )
        done += (await this.#file.write(bytes, done, bytes.length - done, this.#to + done))
          .bytesWritten
      this.#to += bytes.length
    } catch (error) {
      this.#shelf.used -= bytes.length
      if (!isStorageFull(error)) throw error
      return false
    } finally {
      this.#isWriting = false
    }
    this.#call()
    return true
  }

  async take(): Promise<Buffer | null> {
    for (;;) {
      const first = this.#held.shift()
      if (first) {
        this.#heldBytes -= first.length
        this.#call()
        return first
      }
      if (this.#from < this.#to) return this.#read()
      if (typeof this.#state === 'object') throw this.#state.error
      if (this.#state !== 'making') return null
      await this.#turn()
    }
  }

  async #read(): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(Math.min(AT_ONCE, this.#to - this.#from))
    const { bytesRead } = (await this.#file?.read(bytes, 0, bytes.length, this.#from)) ?? {
      bytesRead: 0,
    }
    if (bytesRead === 0) throw new Error('what waited to be sent is gone')
    this.#from += bytesRead
    if (this.#from === this.#to && !this.#isWriting) this.#clear()
    this.#call()
    return bytes.subarray(0, bytesRead)
  }

  /** The file is written from its beginning again. */
  #clear(): void {
    this.#shelf.used -= this.#to
    this.#from = 0
    this.#to = 0
  }

  end(): void {
    if (this.#state === 'making') this.#state = 'ended'
    this.#call()
  }

  fail(error: unknown): void {
    this.#state = { error }
    this.#call()
  }

  stop(): void {
    this.#state = 'stopped'
    this.#call()
  }

  async close(): Promise<void> {
    this.#held = []
    this.#clear()
    await this.#file?.close()
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve))
  }

  #call(): void {
    const woken = this.#wake
    this.#wake = []
    for (const wake of woken) wake()
  }
}
