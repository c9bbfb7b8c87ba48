/** Type and values of one tag: 3 for numbers up to 65,535, 4 for larger ones, 7 for bytes. */
export type Written = readonly [kind: 3 | 4 | 7, values: readonly number[] | Buffer]

const SIZES = { 3: 2, 4: 4, 7: 1 } as const
const STRIP_OFFSETS = 273

/** What stands before the one strip of a small, plain TIFF with these tags; the strip's own bytes come after it. */
export const tiffHead = (tags: Readonly<Record<number, Written>>): Buffer => {
  const all = Object.entries({ ...tags, [STRIP_OFFSETS]: [4, [0]] as Written })
    .map(([tag, [kind, values]]) => ({ tag: Number(tag), kind, raw: rawOf(kind, values) }))
    .sort((a, b) => a.tag - b.tag)
  const table = 8 + 2 + all.length * 12 + 4
  const after = all.filter(({ raw }) => raw.length > 4)
  const size = after.reduce((sum, { raw }) => sum + raw.length + (raw.length % 2), table)
  const head = Buffer.alloc(size)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(all.length, 8)
  let free = table
  for (const [n, { tag, kind, raw }] of all.entries()) {
    const at = 10 + n * 12
    head.writeUInt16LE(tag, at)
    head.writeUInt16LE(kind, at + 2)
    head.writeUInt32LE(raw.length / SIZES[kind], at + 4)
    if (tag === STRIP_OFFSETS) head.writeUInt32LE(size, at + 8)
    else if (raw.length <= 4) raw.copy(head, at + 8)
    else {
      head.writeUInt32LE(free, at + 8)
      raw.copy(head, free)
      free += raw.length + (raw.length % 2)
    }
  }
  return head
}

const rawOf = (kind: 3 | 4 | 7, values: readonly number[] | Buffer): Buffer => {
  if (Buffer.isBuffer(values)) return values
  const raw = Buffer.alloc(values.length * SIZES[kind])
  for (const [n, value] of values.entries())
    if (kind === 3) raw.writeUInt16LE(value, n * 2)
    else if (kind === 4) raw.writeUInt32LE(value, n * 4)
    else raw.writeUInt8(value, n)
  return raw
}
