/** The one ffmpeg demuxer that may open a film. */
export type Demuxer =
  | 'mov'
  | 'matroska'
  | 'avi'
  | 'ogg'
  | 'mpeg'
  | 'mpegvideo'
  | 'mpegts'
  | 'mxf'
  | 'dv'
  | 'asf'
  | 'flv'
  | 'h264'
  | 'hevc'

export interface FilmKind {
  readonly demuxer: Demuxer
  /** Bytes before the film begins: zeros, noise, the rest of a packet. */
  readonly skip: number
}

/** What kind of film a file begins with; null where with none. */
export const filmAt = (head: Buffer): FilmKind | null => {
  const demuxer = signed(head)
  return demuxer && { demuxer, skip: 0 }
}

/** A film of a kind that can begin anywhere, at its first packets or packs that follow each other as they should. */
export const lateFilmIn = (head: Buffer): FilmKind | null => {
  const packets = packetsIn(head)
  const pack = packIn(head)
  if (packets < 0 && pack < 0) return null
  if (pack < 0 || (packets >= 0 && packets < pack)) return { demuxer: 'mpegts', skip: packets }
  return { demuxer: 'mpeg', skip: pack }
}

const hex = (head: Buffer, from: number, to: number) => head.toString('hex', from, to)
const ascii = (head: Buffer, from: number, to: number) => head.toString('latin1', from, to)

const signed = (head: Buffer): Demuxer | null => {
  const first = hex(head, 0, 4)
  if (first === '1a45dfa3') return 'matroska'
  if (first === '4f676753') return 'ogg'
  if (first === '000001ba') return 'mpeg'
  if (first === '000001b3') return 'mpegvideo'
  if (first === '3026b275') return 'asf'
  if (ascii(head, 0, 3) === 'FLV') return 'flv'
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 11) === 'AVI') return 'avi'
  if (/^(ftyp|moov|mdat|wide|free|skip|pnot)$/.test(ascii(head, 4, 8)) && !isOtherBoxes(head))
    return 'mov'
  if (head.subarray(0, MXF_RUN_IN).includes(MXF_KEY)) return 'mxf'
  return /^1f0700(3f|bf)/.test(first) ? 'dv' : bareStream(head)
}

const isOtherBoxes = (head: Buffer): boolean =>
  ascii(head, 4, 8) === 'ftyp' && /^(jxl |crx |M4A |M4B )$/.test(ascii(head, 8, 12))

const MXF_RUN_IN = 65_536
const MXF_KEY = Buffer.from('060e2b34020501010d010201', 'hex')

/** Units that begin with 000001 and a parameter set, or with a delimiter before it: H.264 or H.265 without a container. */
const bareStream = (head: Buffer): 'h264' | 'hevc' | null => {
  const at = startCode(head, 0)
  if (at < 0 || at > 4 || head.subarray(0, at).some((byte) => byte !== 0)) return null
  const named = unitsFrom(head, at)
  if (named.some((unit) => H265_SETS.includes(unit >> 1) && (unit & 0x81) === 0)) return 'hevc'
  return named.some((unit) => (unit & 0x9f) === H264_SET) ? 'h264' : null
}

/** A sequence's parameter set, and for H.265 that of the video too. */
const H264_SET = 7
const H265_SETS = [32, 33]

/** The first bytes of the first few units. */
const unitsFrom = (head: Buffer, first: number): number[] => {
  const units: number[] = []
  for (let at = first; at >= 0 && units.length < 6; at = startCode(head, at + 3))
    units.push(head[at + 3] ?? 0xff)
  return units
}

const startCode = (head: Buffer, from: number): number => head.indexOf('\0\0\x01', from, 'latin1')

/** Packets of 188 bytes, of 192 with a time stamp before each, or of 204 with error correction after: each begins with G. */
const packetsIn = (head: Buffer): number => {
  for (let at = head.indexOf(0x47); at >= 0; at = head.indexOf(0x47, at + 1)) {
    const size = PACKETS.find((one) => IN_A_ROW.every((n) => head[at + n * one] === 0x47))
    if (size !== undefined) return at - (size === STAMPED && at >= 4 ? 4 : 0)
  }
  return -1
}

const STAMPED = 192
const PACKETS = [188, STAMPED, 204]
/** By chance one place in 10^12 looks so. */
const IN_A_ROW = [1, 2, 3, 4]

/** A pack of MPEG-1 or MPEG-2, with the bits that mark its clock. */
const packIn = (head: Buffer): number => {
  for (let at = startCode(head, 0); at >= 0; at = startCode(head, at + 3)) {
    const [mark = 0, next = 0] = [head[at + 4], head[at + 8]]
    if (head[at + 3] === 0xba && ((mark & 0xc4) === 0x44 || ((mark & 0xf1) === 0x21 && next & 1)))
      return at
  }
  return -1
}
