import { open } from 'node:fs/promises'
import { strangerIn } from '@rollcall/contract/strangers.ts'
import { type FilmKind, filmAt, lateFilmIn } from './filmKind.ts'
import { UnfitMedia } from './unfit.ts'

/** What a file is by its first bytes. */
export type MediaKind =
  | { readonly kind: 'picture'; readonly format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif' }
  | ({ readonly kind: 'film' } & FilmKind)

/** What is no picture is looked at as far as this for where a film begins. */
const HEAD_BYTES = 1 << 20
/** All others are known by this much. */
const SIGNED_BYTES = 4096

/** Tells by content alone what a file is ([A3]); its name and declared type are never asked. Throws UnfitMedia. */
export const kindOf = async (path: string): Promise<MediaKind> => {
  await using file = await open(path, 'r')
  const head = Buffer.alloc(HEAD_BYTES)
  const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0)
  return kindOfHead(head.subarray(0, bytesRead))
}

/** The same for bytes in hand: the first MiB of a file, or all of a shorter one. */
export const kindOfHead = (head: Buffer): MediaKind => {
  if (head.length === 0) throw new UnfitMedia('empty')
  const picture = pictureIn(head)
  if (picture) return picture
  const film = filmAt(head)
  if (film) return { kind: 'film', ...film }
  const stranger = strangerIn(head.subarray(0, SIGNED_BYTES))
  const late = stranger === 'unknown' ? lateFilmIn(head) : null
  if (late) return { kind: 'film', ...late }
  throw new UnfitMedia(stranger)
}

const picture = (format: Extract<MediaKind, { kind: 'picture' }>['format']): MediaKind => ({
  kind: 'picture',
  format,
})

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
