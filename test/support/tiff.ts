/** Type and values of a tag: 3 for numbers of 16 bits, 4 of 32, 5 for pairs of those, 7 for bytes. */
type Tag = readonly [kind: 3 | 4 | 5 | 7, values: readonly number[] | Buffer]

/** One picture of a TIFF: its tags, and its strips or tiles as they are to lie there. */
export interface TiffPicture {
  readonly tags: Readonly<Record<number, Tag>>
  readonly strips: readonly Buffer[]
}

const SIZES = { 3: 2, 4: 4, 5: 8, 7: 1 } as const
const [OFFSETS, COUNTS, TILE_OFFSETS, TILE_COUNTS, TILE_WIDTH] = [273, 279, 324, 325, 322]

/** A TIFF with these pictures, little end first, each directory before its strips: cutting it loses strips. */
export const aTiff = (pictures: readonly TiffPicture[]): Buffer => {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])]
  let at = 8
  pictures.forEach((picture, n) => {
    const made = oneOf(picture, at, n === pictures.length - 1)
    parts.push(made)
    at += made.length
  })
  return Buffer.concat(parts)
}

const oneOf = ({ tags, strips }: TiffPicture, at: number, isLast: boolean): Buffer => {
  const tiled = TILE_WIDTH in tags
  const places = { [tiled ? TILE_OFFSETS : OFFSETS]: [4, strips.map(() => 0)] as Tag }
  const counts = { [tiled ? TILE_COUNTS : COUNTS]: [4, strips.map(({ length }) => length)] as Tag }
  const all = Object.entries({ ...tags, ...places, ...counts }).map(([tag, [kind, values]]) => ({
    ...{ tag: Number(tag), kind },
    raw: rawOf(kind, values),
  }))
  all.sort((a, b) => a.tag - b.tag)
  const table = 2 + all.length * 12 + 4
  const values = all.reduce((sum, { raw }) => sum + (raw.length > 4 ? raw.length : 0), 0)
  const lengths = strips.map(({ length }) => length)
  const before = (n: number) => lengths.slice(0, n).reduce((sum, length) => sum + length, 0)
  const first = at + table + values
  const offsets = rawOf(
    4,
    lengths.map((_, n) => first + before(n)),
  )
  const head = Buffer.alloc(table + values)
  head.writeUInt16LE(all.length, 0)
  let free = table
  all.forEach(({ tag, kind, raw }, n) => {
    const own = tag === OFFSETS || tag === TILE_OFFSETS ? offsets : raw
    head.writeUInt16LE(tag, 2 + n * 12)
    head.writeUInt16LE(kind, 4 + n * 12)
    head.writeUInt32LE(own.length / SIZES[kind], 6 + n * 12)
    if (own.length > 4) head.writeUInt32LE(at + free, 10 + n * 12)
    own.copy(head, own.length > 4 ? free : 10 + n * 12)
    free += own.length > 4 ? own.length : 0
  })
  head.writeUInt32LE(isLast ? 0 : first + before(lengths.length), table - 4)
  return Buffer.concat([head, ...strips])
}

const rawOf = (kind: 3 | 4 | 5 | 7, values: readonly number[] | Buffer): Buffer => {
  if (Buffer.isBuffer(values)) return values
  const size = kind === 3 ? 2 : kind === 7 ? 1 : 4
  const raw = Buffer.alloc(values.length * size)
  for (const [n, value] of values.entries()) raw.writeUIntLE(value, n * size, size)
  return raw
}

const GREYS = [30, 70, 110, 150, 190, 230]

export interface ChartAsked {
  readonly width?: number
  readonly height?: number
  readonly bits?: number
  /** 1 unsigned, 2 signed, 3 floats. */
  readonly form?: number
  /** Rows of a strip. */
  readonly rows?: number
  /** One sample as it is written, of a grey from 0 to 255. */
  readonly sample?: (grey: number) => Buffer
  /** What comes after each grey pixel. */
  readonly beside?: Buffer
  readonly tags?: TiffPicture['tags']
}

/** The grey chart of six fields: 30 to 230, three over three. */
export const aChart = ({
  width = 192,
  height = 128,
  bits = 8,
  form = 1,
  rows = height,
  sample = (grey) => Buffer.from([grey]),
  beside = Buffer.alloc(0),
  tags = {},
}: ChartAsked = {}): TiffPicture => {
  const pixels = GREYS.map((grey) => Buffer.concat([sample(grey), beside]))
  const line = (y: number) =>
    Buffer.concat(
      Array.from(
        { length: width },
        (_, x) => pixels[Math.floor((y * 2) / height) * 3 + Math.floor((x * 3) / width)] as Buffer,
      ),
    )
  const strips = Array.from({ length: Math.ceil(height / rows) }, (_, n) =>
    Buffer.concat(
      Array.from({ length: Math.min(rows, height - n * rows) }, (_, y) => line(n * rows + y)),
    ),
  )
  const samples = beside.length > 0 ? 2 : 1
  const plain: TiffPicture['tags'] = {
    ...{ 256: [4, [width]], 257: [4, [height]], 258: [3, Array(samples).fill(bits)] },
    ...{ 259: [3, [1]], 262: [3, [1]], 277: [3, [samples]], 278: [4, [rows]] },
    339: [3, Array(samples).fill(form)],
  }
  return { strips, tags: { ...plain, ...tags } }
}
