import type { FileHandle } from 'node:fs/promises'
import type { LeavingRow } from '@rollcall/contract/exportRow.ts'
import type { Storage } from '../media/storage.ts'
import { inPieces } from './pieces.ts'
import { openUnnamed } from './shelf.ts'

/** Rows that were read once, to be gone through as often as one likes. */
export interface RowFile extends AsyncDisposable {
  readonly rows: () => AsyncGenerator<LeavingRow>
}

/** Writes rows into a file, a line each: however long what is made of them takes, they are of one moment. */
export const rowFileOf = async (
  storage: Storage,
  rows: AsyncIterable<LeavingRow>,
): Promise<RowFile> => {
  const file = await openUnnamed(storage)
  try {
    for await (const piece of inPieces(linesOf(rows))) await file.appendFile(piece)
  } catch (error) {
    await file.close()
    throw error
  }
  return {
    rows: async function* () {
      for await (const line of linesIn(file)) yield JSON.parse(line) as LeavingRow
    },
    [Symbol.asyncDispose]: () => file.close(),
  }
}

async function* linesOf(rows: AsyncIterable<LeavingRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`
}

const AT_ONCE = 1 << 18

/** By places of its own, so that several read it at once. */
async function* linesIn(file: FileHandle): AsyncGenerator<string> {
  const bytes = Buffer.allocUnsafe(AT_ONCE)
  const decoder = new TextDecoder()
  let rest = ''
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(bytes, 0, AT_ONCE, at)
    if (bytesRead === 0) return
    at += bytesRead
    const lines = (rest + decoder.decode(bytes.subarray(0, bytesRead), { stream: true })).split(
      '\n',
    )
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** Things that were read once, each to be read again by itself when its turn comes. */
export interface Kept<Key, Thing> extends AsyncDisposable {
  readonly each: ReadonlyMap<Key, () => Promise<Thing>>
}

export const keptIn = async <Key, Thing>(
  storage: Storage,
  things: AsyncIterable<Thing>,
  keyOf: (thing: Thing) => Key,
): Promise<Kept<Key, Thing>> => {
  const file = await openUnnamed(storage)
  const each = new Map<Key, () => Promise<Thing>>()
  try {
    let end = 0
    for await (const thing of things) {
      const [at, bytes] = [end, Buffer.from(JSON.stringify(thing))]
      await file.appendFile(bytes)
      end += bytes.length
      each.set(keyOf(thing), () => readAt(file, at, bytes.length))
    }
  } catch (error) {
    await file.close()
    throw error
  }
  return { each, [Symbol.asyncDispose]: () => file.close() }
}

const readAt = async <Thing>(file: FileHandle, at: number, length: number): Promise<Thing> => {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at)
  if (bytesRead < length) throw new Error('what was kept to be sent is gone')
  return JSON.parse(buffer.toString()) as Thing
}
