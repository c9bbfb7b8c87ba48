import { copyFile, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { findCommand } from '../platform/install/command.ts'
import { confined, type Outcome } from './confine.ts'
import { memoryFor, type Opened, type Opening, percentOf, square } from './opened.ts'
import { PictureUnfit } from './pictureUnfit.ts'

/** The process that asks is confined already, and what it runs has the same limits or less. */
const BOUNDS = { patienceMs: 100_000, cpuSeconds: 100, fileBytes: 512 << 20 }

const made = (folder: string) => join(folder, 'plain.png')

const run = async (
  program: string,
  args: readonly string[],
  { maxPixels }: Opening,
): Promise<Outcome> => {
  const outcome = await confined(program, args, { ...BOUNDS, memoryBytes: memoryFor(maxPixels) })
  if (outcome.endedBy === 'limit' || outcome.endedBy === 'clock')
    throw new PictureUnfit('too-demanding')
  return outcome
}

/** A single picture of a kind that ffmpeg knows. */
export const byFfmpeg = async (
  opening: Opening,
  demuxer: string,
  decoder: string,
): Promise<Opened> => {
  const { path, folder } = opening
  const only = ['-protocol_whitelist', 'file', '-format_whitelist', demuxer, '-f', demuxer]
  const input = ['-threads', '1', '-c:v', decoder, ...only, '-i', `file:${path}`]
  const output = ['-frames:v', '1', '-c:v', 'png', '-f', 'image2', '-update', '1', made(folder)]
  const quiet = ['-hide_banner', '-nostdin', '-v', 'error', '-y']
  const { code } = await run('ffmpeg', [...quiet, ...input, ...output], opening)
  if (code !== 0) throw new PictureUnfit('damaged')
  return { input: made(folder), stretch: square, remarks: [] }
}

const MOST_SAID = 1 << 30

/** Pictures without compression say how long their file is: what is missing of it is grey. */
const filledUp = async (opening: Opening, said: (head: Buffer) => number) => {
  const { path, folder } = opening
  await using file = await open(path, 'r')
  const { size } = await file.stat()
  const head = Buffer.alloc(32)
  await file.read(head, 0, 32, 0)
  const whole = said(head)
  if (size >= whole || whole > MOST_SAID) return { opening, remarks: [] }
  const filled = join(folder, 'filled')
  await copyFile(path, filled)
  await using copy = await open(filled, 'a')
  await copy.write(Buffer.alloc(whole - size, 0x80))
  const percent = percentOf(1 - size / whole)
  return {
    opening: { ...opening, path: filled },
    remarks: [{ code: 'part-missing', percent }] as const,
  }
}

export const openBmp = async (opening: Opening): Promise<Opened> => {
  const filled = await filledUp(opening, (head) => head.readUInt32LE(2))
  return { ...(await byFfmpeg(filled.opening, 'bmp_pipe', 'bmp')), remarks: filled.remarks }
}

export const openDpx = async (opening: Opening): Promise<Opened> => {
  const length = (head: Buffer) =>
    head.toString('latin1', 0, 4) === 'SDPX' ? head.readUInt32BE(16) : head.readUInt32LE(16)
  const filled = await filledUp(opening, length)
  return { ...(await byFfmpeg(filled.opening, 'dpx_pipe', 'dpx')), remarks: filled.remarks }
}

/** OpenJPEG's program, or what ffmpeg knows of JPEG 2000 where that is not there. */
export const openJpeg2000 = async (opening: Opening): Promise<Opened> => {
  const { path, folder, maxPixels } = opening
  const head = (await readFile(path)).subarray(0, 1 << 20)
  const at = head.indexOf(Buffer.from('ff4fff51', 'hex'))
  if (at < 0 || at + 24 > head.length) throw new PictureUnfit('damaged')
  const [right = 0, bottom = 0, left = 0, top = 0] = [8, 12, 16, 20].map((n) =>
    head.readUInt32BE(at + n),
  )
  if ((right - left) * (bottom - top) > maxPixels) throw new PictureUnfit('too-many-pixels')
  if (!findCommand(['opj_decompress'])) return byFfmpeg(opening, 'j2k_pipe', 'jpeg2000')
  const args = ['-quiet', '-i', path, '-o', made(folder)]
  if ((await run('opj_decompress', args, opening)).code === 0)
    return { input: made(folder), stretch: square, remarks: [] }
  if ((await run('opj_decompress', [...args, '-allow-partial'], opening)).code !== 0)
    throw new PictureUnfit('damaged')
  return { input: made(folder), stretch: square, remarks: [{ code: 'cut-off' }] }
}

/** libheif's program. Of several pictures of one file the largest is meant; it is upright when it comes out. */
export const openHeic = async (opening: Opening): Promise<Opened> => {
  const { path, folder, maxPixels } = opening
  if (!findCommand(['heif-convert'])) throw new PictureUnfit('heic')
  await assertFits(path, maxPixels)
  const { code } = await run('heif-convert', ['--quiet', path, made(folder)], opening)
  if (code !== 0) throw new PictureUnfit('damaged')
  const names = (await readdir(folder)).filter((name) => name.startsWith('plain'))
  const sized = await Promise.all(
    names.map(async (name) => {
      const { width, height } = await sharp(join(folder, name), {
        limitInputPixels: false,
      }).metadata()
      return { name, area: width * height }
    }),
  )
  const [largest] = sized.sort((a, b) => b.area - a.area)
  if (!largest) throw new PictureUnfit('damaged')
  return { input: join(folder, largest.name), stretch: square, remarks: [], upright: true }
}

/** The sizes that a HEIF announces stand in its head, in boxes of that name. */
const assertFits = async (path: string, maxPixels: number): Promise<void> => {
  const head = (await readFile(path)).subarray(0, 1 << 20)
  for (
    let at = head.indexOf('ispe');
    at >= 0 && at + 16 <= head.length;
    at = head.indexOf('ispe', at + 4)
  )
    if (head.readUInt32BE(at + 8) * head.readUInt32BE(at + 12) > maxPixels)
      throw new PictureUnfit('too-many-pixels')
}
