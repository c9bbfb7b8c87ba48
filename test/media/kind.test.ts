import { kindOfHead } from '@rollcall/api/media/kind.ts'
import { UnfitMedia, type UnfitReason } from '@rollcall/api/media/unfit.ts'
import { expect, test } from 'vitest'
import { makeFilm, makePhoto, makeWithFfmpeg } from '../support/media.ts'

const reasonOf = (head: Buffer): UnfitReason | null => {
  try {
    kindOfHead(head)
    return null
  } catch (error) {
    if (!(error instanceof UnfitMedia)) throw error
    expect(error.message).toMatch(/^[A-Z].+\. Please (send|unpack|add|copy|save)/)
    return error.reason
  }
}

const text = (value: string) => Buffer.from(value)
const hex = (value: string) => Buffer.from(value, 'hex')
const boxes = (brand: string, ...more: string[]) =>
  Buffer.concat([hex('00000018'), text(`ftyp${brand}`), hex('00000000'), text(more.join(''))])

test.each([
  ['empty', Buffer.alloc(0)],
  ['playlist', text('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')],
  ['playlist', text('ffconcat version 1.0\nfile other.mp4\n')],
  ['playlist', text('<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">')],
  ['markup', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['markup', text('\ufeff  <!doctype html><html><body>')],
  ['markup', text('<!-- a comment --><svg>')],
  ['pdf', text('%PDF-1.7\n')],
  ['document', text('{\\rtf1 ')],
  ['archive', hex('504b0304140000000800')],
  ['archive', hex('1f8b0800')],
  ['archive', Buffer.concat([Buffer.alloc(257, 'a'), text('ustar'), Buffer.alloc(250)])],
  ['picture-kind', text('8BPS\x00\x01')],
  ['picture-kind', boxes('crx ')],
  ['text', text('BM is what some call it, and it goes on for a while.')],
  ['sound', text('ID3\x04\x00')],
  ['sound', boxes('M4A ')],
  ['text', text('Dear sirs,\nthe man on the left is my uncle.\n')],
  ['unknown', hex('00112233445566778899aabbccddeeff')],
] as const)(
  '[A3] what is %s by its bytes is told so, with what to send instead (%#)',
  (reason, head) => {
    expect(reasonOf(head)).toBe(reason)
  },
)

test('[A3] pictures are known by their first bytes', async () => {
  for (const format of ['jpeg', 'png', 'webp', 'tiff'] as const)
    expect(kindOfHead(Buffer.from(await makePhoto({ format })))).toEqual({
      kind: 'picture',
      format,
    })
  for (const [format, head] of [
    ['heic', boxes('heic', 'mif1', 'heic')],
    ['heic', boxes('mif1', 'mif1', 'heic')],
    ['gif', text('GIF89a\x01\x00')],
    ['jpeg2000', hex('0000000c6a5020200d0a870a')],
    ['jpeg2000', hex('ff4fff51002f')],
    ['dpx', text('SDPX\x00\x00\x08\x00')],
    ['bmp', Buffer.concat([text('BM'), Buffer.alloc(12), hex('28000000'), Buffer.alloc(20)])],
  ] as const)
    expect(kindOfHead(head)).toEqual({ kind: 'picture', format })
  expect(kindOfHead(boxes('avif', 'mif1'))).toEqual({ kind: 'picture', format: 'avif' })
  expect(kindOfHead(boxes('mif1', 'avif', 'mif1'))).toEqual({ kind: 'picture', format: 'avif' })
})

test.each([
  ['mov', 'a.mp4', ['-c:v', 'libx264']],
  ['mov', 'a.mov', ['-c:v', 'prores']],
  ['matroska', 'a.mkv', ['-c:v', 'ffv1']],
  ['matroska', 'a.webm', ['-c:v', 'libvpx']],
  ['avi', 'a.avi', ['-c:v', 'mjpeg']],
  ['mpeg', 'a.mpg', ['-c:v', 'mpeg2video']],
  ['mpegvideo', 'a.m2v', ['-c:v', 'mpeg2video']],
  ['mpegts', 'a.ts', ['-c:v', 'mpeg2video']],
  ['mpegts', 'a.m2ts', ['-c:v', 'mpeg2video']],
  ['mxf', 'a.mxf', ['-c:v', 'mpeg2video']],
  ['dv', 'a.dv', ['-c:v', 'dvvideo', '-pix_fmt', 'yuv411p', '-s', '720x480', '-r', '30000/1001']],
  ['asf', 'a.wmv', ['-c:v', 'wmv2']],
  ['flv', 'a.flv', ['-c:v', 'flv']],
  ['ogg', 'a.ogv', ['-c:v', 'libtheora']],
  ['h264', 'a.h264', ['-c:v', 'libx264']],
  ['hevc', 'a.hevc', ['-c:v', 'libx265', '-x265-params', 'log-level=none']],
] as const)(
  '[A3] a film for %s is known by its first bytes: %s',
  async (demuxer, name, encoder) => {
    const source = ['-f', 'lavfi', '-i', 'testsrc2=size=160x128:rate=25:duration=0.5']
    const film = Buffer.from(
      await makeWithFfmpeg([...source, '-pix_fmt', 'yuv420p', ...encoder], name),
    )
    expect(kindOfHead(film.subarray(0, 4096))).toEqual({ kind: 'film', demuxer, skip: 0 })
  },
)

test('[A3] a film with its index at the end is known too', async () => {
  const film = Buffer.from(await makeFilm({ encoder: ['-movflags', '-faststart'] }))
  expect(kindOfHead(film.subarray(0, 4096))).toEqual({ kind: 'film', demuxer: 'mov', skip: 0 })
})

test('[A3] a stream that begins with zeros, noise or the rest of a packet is known where it begins', async () => {
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=160x128:rate=25:duration=0.5']
  const made = async (name: string) => {
    const film = await makeWithFfmpeg([...source, '-c:v', 'mpeg2video'], name)
    return Buffer.from(film)
  }
  const [packets, packs] = [await made('a.ts'), await made('a.mpg')]
  const noise = Buffer.from(Array.from({ length: 7_000 }, (_, n) => (n * n * 31) % 70))
  const at = (demuxer: string, skip: number) => ({ kind: 'film', demuxer, skip })
  expect(kindOfHead(Buffer.concat([Buffer.alloc(6_000), packets]))).toEqual(at('mpegts', 6_000))
  expect(kindOfHead(packets.subarray(87))).toEqual(at('mpegts', 101))
  expect(kindOfHead(Buffer.concat([noise, packets]))).toEqual(at('mpegts', 7_000))
  expect(kindOfHead(Buffer.concat([Buffer.alloc(2_048), packs]))).toEqual(at('mpeg', 2_048))
})
