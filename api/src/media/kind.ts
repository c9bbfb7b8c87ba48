import { open } from 'node:fs/promises'
import { strangerIn } from '@rollcall/contract/strangers.ts'
import { UnfitMedia } from './unfit.ts'

/** What a file is by its first bytes; for a film with the one ffmpeg demuxer that may open it. */
export type MediaKind =
  | { readonly kind: 'picture'; readonly format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif' }
  | { readonly kind: 'film'; readonly demuxer: Demuxer }

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

const HEAD_BYTES = 4096

/** Tells by content alone what a file is ([A3]); its name and declared type are never asked. Throws UnfitMedia. */
export const kindOf = async (path: string): Promise<MediaKind> => {
  await using file = await open(path, 'r')
  const head = Buffer.alloc(HEAD_BYTES)
  const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0)
  return kindOfHead(head.subarray(0, bytesRead))
}

/** The same for bytes in hand: the first 4 KiB of a file, or all of a shorter one. */
export const kindOfHead = (head: Buffer): MediaKind => {
  if (head.length === 0) throw new UnfitMedia('empty')
  const found = pictureIn(head) ?? filmIn(head)
  if (found) return found
  throw new UnfitMedia(strangerIn(head))
}

const picture = (format: Extract<MediaKind, { kind: 'picture' }>['format']): MediaKind => ({
  kind: 'picture',
  format,
})
const film = (demuxer: Demuxer): MediaKind => ({ kind: 'film', demuxer })

const hex = (head: Buffer, from: number, to: number) => head.toString('hex', from, to)
const ascii = (head: Buffer, from: number, to: number) => head.toString('latin1', from, to)

const pictureIn = (head: Buffer): MediaKind | null => {
  if (hex(head, 0, 3) === 'ffd8ff') return picture('jpeg')
  if (hex(head, 0, 8) === '89504e470d0a1a0a') return picture('png')
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return picture('webp')
  if (['49492a00', '4d4d002a', '49492b00', '4d4d002b'].includes(hex(head, 0, 4)))
    return picture('tiff')
  return ascii(head, 4, 8) === 'ftyp' ? pictureInBoxes(brandsOf(head)) : null
}

/** HEIF is a family: AVIF can be read, what telephones write (HEVC inside) cannot. */
const pictureInBoxes = (brands: readonly string[]): MediaKind | null => {
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return picture('avif')
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif[12]|msf1|MiHE)$/.test(brand)))
    throw new UnfitMedia('heic')
  return null
}

const brandsOf = (head: Buffer): string[] => {
  const end = Math.min(head.readUInt32BE(0), head.length)
  const brands = [ascii(head, 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(head, at, at + 4))
  return brands
}

const filmIn = (head: Buffer): MediaKind | null => {
  const first = hex(head, 0, 4)
  if (first === '1a45dfa3') return film('matroska')
  if (first === '4f676753') return film('ogg')
  if (first === '000001ba') return film('mpeg')
  if (first === '000001b3') return film('mpegvideo')
  if (first === '3026b275') return film('asf')
  if (ascii(head, 0, 3) === 'FLV') return film('flv')
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 11) === 'AVI') return film('avi')
  if (/^(ftyp|moov|mdat|wide|free|skip|pnot)$/.test(ascii(head, 4, 8)) && !isOtherBoxes(head))
    return film('mov')
  if (head.includes(Buffer.from('060e2b34020501010d010201', 'hex'))) return film('mxf')
  if (/^1f0700(3f|bf)/.test(first)) return film('dv')
  return isTransportStream(head) ? film('mpegts') : null
}

const isOtherBoxes = (head: Buffer): boolean =>
  ascii(head, 4, 8) === 'ftyp' && /^(jp2 |jpx |jxl |crx |M4A |M4B )$/.test(ascii(head, 8, 12))

/** Packets of 188 bytes, or of 192 with a time stamp before each, begin with the letter G. */
const isTransportStream = (head: Buffer): boolean =>
  [
    [188, 0],
    [192, 4],
  ].some(([size = 0, at = 0]) => [0, 1, 2, 3].every((n) => head[at + n * size] === 0x47))
