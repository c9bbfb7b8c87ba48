/** What kinds of picture are taken ([A3]). */
export type PictureFormat =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'tiff'
  | 'avif'
  | 'gif'
  | 'bmp'
  | 'dpx'
  | 'jpeg2000'
  | 'heic'

/** What kind of picture a file begins with; null where with none. */
export const pictureIn = (head: Buffer): PictureFormat | null => {
  const hex = head.toString('hex', 0, 12)
  const text = head.toString('latin1', 0, 12)
  if (hex.startsWith('ffd8ff')) return 'jpeg'
  if (hex.startsWith('89504e470d0a1a0a')) return 'png'
  if (/^RIFF....WEBP/s.test(text)) return 'webp'
  if (/^(49492a00|4d4d002a|49492b00|4d4d002b)/.test(hex)) return 'tiff'
  if (/^GIF8[79]a/.test(text)) return 'gif'
  if (/^(SDPX|XPDS)/.test(text)) return 'dpx'
  if (hex.startsWith('ff4fff51') || hex.startsWith('0000000c6a502020')) return 'jpeg2000'
  if (isBitmap(head)) return 'bmp'
  return text.startsWith('ftyp', 4) ? inBoxes(brandsOf(head)) : null
}

/** Two letters are no sign yet: the length of the second head, and what is kept free before it, are. */
const isBitmap = (head: Buffer): boolean =>
  head.length > 26 &&
  head.toString('latin1', 0, 2) === 'BM' &&
  head.readUInt32LE(6) === 0 &&
  [12, 16, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14))

/** HEIF is a family: AVIF, and what telephones write (HEVC inside). */
const inBoxes = (brands: readonly string[]): PictureFormat | null => {
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif'
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif[12]|msf1|MiHE)$/.test(brand))) return 'heic'
  return null
}

const brandsOf = (head: Buffer): string[] => {
  const end = Math.min(head.readUInt32BE(0), head.length)
  const brands = [head.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.toString('latin1', at, at + 4))
  return brands
}
