import sharp from 'sharp'
import type { Grey } from './correlation.ts'
import { ffmpeg } from './ffmpeg.ts'

/** A grey picture of one byte a pixel, in rows from the top, as a JPEG. */
export const greyJpeg = (bytes: Uint8Array, width: number, height: number): Promise<Buffer> =>
  sharp(bytes, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 88 })
    .toBuffer()

/** What a picture that we made ourselves shows, in grey. */
export const greyOf = async (picture: string | Uint8Array): Promise<Grey> => {
  const { data, info } = await sharp(picture)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, bytes: data }
}

export interface GreyFilm {
  readonly width: number
  readonly height: number
  /** Frames per second. */
  readonly rate: number
}

/** Makes a film (H.264 in MP4) of a file of such pictures, one after the other; the same bytes every time. */
export const encodeGrey = async (
  from: string,
  { width, height, rate }: GreyFilm,
  to: string,
  signal?: AbortSignal,
): Promise<void> => {
  const input = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`, '-r', `${rate}`]
  const output = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-pix_fmt', 'yuv420p']
  const exact = ['-threads', '1', '-fflags', '+bitexact', '-flags', '+bitexact']
  await ffmpeg([...input, '-i', `file:${from}`, ...output, ...exact, '-f', 'mp4', to], { signal })
}
