import { createInflate, createZstdDecompress } from 'node:zlib'

/** Undoes a compression of whole bytes; of what is damaged or cut off, as much as comes out. Null: not one of these. */
export const unpack = async (
  compression: number,
  bytes: Buffer,
  most: number,
): Promise<Buffer | null> => {
  switch (compression) {
    case 1:
      return bytes.subarray(0, most)
    case 5:
      return unpackLzw(bytes, most)
    case 8:
    case 32946:
      return drained(createInflate(), bytes, most)
    case 32773:
      return unpackBits(bytes, most)
    case 50000:
      return drained(createZstdDecompress(), bytes, most)
    default:
      return null
  }
}

/** What came out before an error counts; more than is asked for is left in the stream. */
export const drained = async (
  stream: ReturnType<typeof createInflate> | ReturnType<typeof createZstdDecompress>,
  bytes: Buffer,
  most: number,
): Promise<Buffer> => {
  const kept: Buffer[] = []
  let length = 0
  stream.on('error', () => {})
  stream.end(bytes)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      kept.push(chunk)
      length += chunk.length
      if (length >= most) break
    }
  } catch {
    // Damaged or cut off: the rest is missing.
  }
  return Buffer.concat(kept).subarray(0, most)
}

const unpackBits = (bytes: Buffer, most: number): Buffer => {
  const out = Buffer.alloc(most)
  let to = 0
  for (let at = 0; at < bytes.length && to < most; ) {
    const head = bytes.readInt8(at)
    at += 1
    if (head >= 0) {
      to += bytes.copy(out, to, at, Math.min(at + head + 1, bytes.length))
      at += head + 1
    } else if (head !== -128 && at < bytes.length) {
      out.fill(bytes[at] as number, to, Math.min(most, to + 1 - head))
      to += 1 - head
      at += 1
    }
  }
  return out.subarray(0, Math.min(to, most))
}

const CLEAR = 256
const END = 257

/** TIFF's LZW, and that of old writers, whose codes lie the other way round in their bytes and grow one later. */
const unpackLzw = (bytes: Buffer, most: number): Buffer => {
  const old = bytes[0] === 0 && ((bytes[1] ?? 0) & 1) === 1
  const out = Buffer.alloc(most)
  const before = new Uint16Array(4_097)
  const last = new Uint8Array(4_097)
  const first = new Uint8Array(4_097)
  const length = new Uint16Array(4_097)
  for (let n = 0; n < 256; n += 1) {
    last[n] = n
    first[n] = n
    length[n] = 1
  }
  let [to, bit, width, next, previous] = [0, 0, 9, 258, -1]
  const ahead = old ? 0 : 1
  const total = bytes.length * 8
  while (bit + width <= total && to < most) {
    const code = old ? codeFromLow(bytes, bit, width) : codeFromHigh(bytes, bit, width)
    bit += width
    if (code === END) break
    if (code === CLEAR) {
      ;[width, next, previous] = [9, 258, -1]
      continue
    }
    if (code > next || (code === next && previous < 0) || (previous < 0 && code > 255)) break
    if (previous >= 0 && next < 4_096) {
      before[next] = previous
      first[next] = first[previous] as number
      last[next] = first[code === next ? previous : code] as number
      length[next] = (length[previous] as number) + 1
      next += 1
    }
    const end = to + (length[code] as number)
    for (let at = end - 1, one = code; at >= to; at -= 1, one = before[one] as number)
      if (at < most) out[at] = last[one] as number
    to = end
    previous = code
    if (next + ahead >= 1 << width && width < 12) width += 1
  }
  return out.subarray(0, Math.min(to, most))
}

const codeFromHigh = (bytes: Buffer, bit: number, width: number): number => {
  const at = bit >> 3
  const three = ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
  return (three >> (24 - (bit & 7) - width)) & ((1 << width) - 1)
}

const codeFromLow = (bytes: Buffer, bit: number, width: number): number => {
  const at = bit >> 3
  const three = (bytes[at] as number) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
  return (three >> (bit & 7)) & ((1 << width) - 1)
}

/** Each byte with its bits the other way round (FillOrder 2). */
export const turnBits = (bytes: Buffer): Buffer => {
  const turned = Uint8Array.from({ length: 256 }, (_, byte) => {
    let out = 0
    for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) out |= 128 >> bit
    return out
  })
  return Buffer.from(bytes.map((byte) => turned[byte] as number))
}
