/** Of a file: the bytes at a place, as many of them as there are. */
export type BytesAt = (at: number, count: number) => Buffer

/** One directory of a TIFF, with the numbers and bytes of its tags; a tag that leads nowhere is as if it were not there. */
export interface Directory {
  readonly littleEndian: boolean
  readonly numbers: (tag: number) => readonly number[]
  readonly number: (tag: number, otherwise: number) => number
  readonly bytes: (tag: number) => Buffer
  readonly has: (tag: number) => boolean
  /** Whether the file goes on to the end of it, and of all that its tags say. */
  readonly whole: boolean
}

/** Beyond these nothing is looked at: a file of a thousand pages is told to have several all the same. */
const MOST_DIRECTORIES = 400
const MOST_TAGS = 4_096
/** Of one tag: the places of eight million strips. */
const MOST_BYTES = 64 << 20
const SUB_DIRECTORIES = 330

const SIZES: Record<number, number> = {
  ...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 },
  ...{ 16: 8, 17: 8, 18: 8 },
}

/** All directories: those of the chain, each followed by what lies below it. TIFF 6.0, and BigTIFF. */
export const directoriesOf = (bytesAt: BytesAt): Directory[] => {
  const head = bytesAt(0, 16)
  if (head.length < 8) return []
  const file = formOf(head, bytesAt)
  const found: Directory[] = []
  const seen = new Set<number>()
  const walk = (from: number, depth: number): void => {
    for (let at = from; at > 0 && !seen.has(at) && found.length < MOST_DIRECTORIES; ) {
      seen.add(at)
      const { directory, next } = readDirectory(file, at)
      found.push(directory)
      if (depth < 3) for (const below of directory.numbers(SUB_DIRECTORIES)) walk(below, depth + 1)
      at = depth === 0 ? next : 0
    }
  }
  walk(file.first, 0)
  return found
}

interface Form {
  readonly littleEndian: boolean
  readonly big: boolean
  readonly first: number
  readonly bytesAt: BytesAt
}

const formOf = (head: Buffer, bytesAt: BytesAt): Form => {
  const littleEndian = head[0] === 0x49
  const big = (littleEndian ? head[2] : head[3]) === 43
  const view = viewOf(Buffer.concat([head, Buffer.alloc(16)]))
  const first = big ? Number(view.getBigUint64(8, littleEndian)) : view.getUint32(4, littleEndian)
  return { littleEndian, big, first, bytesAt }
}

const viewOf = (bytes: Buffer) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

interface Entry {
  readonly kind: number
  readonly raw: () => Buffer
}

const readDirectory = (file: Form, at: number): { directory: Directory; next: number } => {
  const { littleEndian, big, bytesAt } = file
  const [word, size, counted] = big ? [8, 20, 8] : [4, 12, 2]
  const numberAt = (bytes: Buffer, place: number, length: number): number => {
    if (place + length > bytes.length) return 0
    const view = viewOf(bytes)
    if (length === 8) return Number(view.getBigUint64(place, littleEndian))
    return length === 4 ? view.getUint32(place, littleEndian) : view.getUint16(place, littleEndian)
  }
  const count = Math.min(numberAt(bytesAt(at, counted), 0, counted), MOST_TAGS)
  const body = bytesAt(at + counted, count * size + word)
  const entries = new Map<number, Entry>()
  let whole = body.length >= count * size + word
  for (let n = 0; (n + 1) * size <= body.length && n < count; n += 1) {
    const place = n * size
    const kind = numberAt(body, place + 2, 2)
    const bytes = numberAt(body, place + 4, word) * (SIZES[kind] ?? 1)
    if (bytes > MOST_BYTES) continue
    const raw = () =>
      bytes <= word
        ? body.subarray(place + 4 + word, place + 4 + word + bytes)
        : bytesAt(numberAt(body, place + 4 + word, word), bytes)
    if (bytes > word)
      whole &&= bytesAt(numberAt(body, place + 4 + word, word) + bytes - 1, 1).length === 1
    entries.set(numberAt(body, place, 2), { kind, raw })
  }
  return {
    directory: directoryOf(entries, littleEndian, whole),
    next: numberAt(body, count * size, word),
  }
}

const directoryOf = (
  entries: ReadonlyMap<number, Entry>,
  littleEndian: boolean,
  whole: boolean,
): Directory => {
  const known = new Map<number, readonly number[]>()
  const numbers = (tag: number): readonly number[] => {
    const entry = entries.get(tag)
    const found = known.get(tag) ?? (entry ? numbersIn(entry, littleEndian) : [])
    known.set(tag, found)
    return found
  }
  return {
    littleEndian,
    numbers,
    number: (tag, otherwise) => numbers(tag)[0] ?? otherwise,
    bytes: (tag) => entries.get(tag)?.raw() ?? Buffer.alloc(0),
    has: (tag) => entries.has(tag),
    whole,
  }
}

const numbersIn = ({ kind, raw }: Entry, little: boolean): number[] => {
  const bytes = raw()
  const size = SIZES[kind] ?? 1
  const view = viewOf(bytes)
  const readers: Record<number, (at: number) => number> = {
    3: (at) => view.getUint16(at, little),
    4: (at) => view.getUint32(at, little),
    5: (at) => view.getUint32(at, little) / view.getUint32(at + 4, little),
    6: (at) => view.getInt8(at),
    8: (at) => view.getInt16(at, little),
    9: (at) => view.getInt32(at, little),
    10: (at) => view.getInt32(at, little) / view.getInt32(at + 4, little),
    11: (at) => view.getFloat32(at, little),
    12: (at) => view.getFloat64(at, little),
    13: (at) => view.getUint32(at, little),
    16: (at) => Number(view.getBigUint64(at, little)),
    17: (at) => Number(view.getBigInt64(at, little)),
    18: (at) => Number(view.getBigUint64(at, little)),
  }
  const read = readers[kind] ?? ((at: number) => view.getUint8(at))
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, n) => read(n * size))
}
