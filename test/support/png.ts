import { crc32, deflateSync } from 'node:zlib'

const chunk = (name: string, body: Buffer): Buffer => {
  const typed = Buffer.concat([Buffer.from(name), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, check])
}

/** A PNG in grey, of 8 bits a pixel or 1: its header may say anything of its size. */
export const greyPng = (width: number, height: number, rows: Buffer, bits: 1 | 8 = 8): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([bits, 0, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** 900 megapixels of black in about 110 KB: 113 MB as soon as somebody unpacks them, 2.7 GB in colour. */
export const pixelBomb = (): Buffer =>
  greyPng(30_000, 30_000, Buffer.alloc(30_000 * (1 + 30_000 / 8)), 1)
