import { execFile } from 'node:child_process'
import { createCipheriv, createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp, { type Sharp } from 'sharp'
import { seedFor } from './seed.ts'
import { root } from './tree.ts'

const run = promisify(execFile)
/** Ends by itself after a minute of work, also when the test that started it is gone. */
const ffmpeg = (args: readonly string[]) =>
  run('ffmpeg', ['-v', 'error', '-nostdin', '-timelimit', '60', ...args])

/** A file of the real pictures and films beside the project; null where they are not there. */
export const sharedMedia = (name: string): string | null => {
  const file = join(root, '../shared/media', name)
  return existsSync(file) ? file : null
}
/** For `context.skip(...)`. */
export const noSharedMedia = 'the real pictures and films are not there (../shared/media)'

export interface FilmAsked {
  /** Frames of each shot. */
  readonly shots?: readonly number[]
  readonly width?: number
  readonly height?: number
  /** As ffmpeg takes it: `24`, `24000/1001`. */
  readonly rate?: string
  readonly extension?: 'mp4' | 'mkv' | 'mov' | 'webm'
  /** Further arguments for the encoder, such as `-metadata:s:v rotate=90`. */
  readonly encoder?: readonly string[]
}

/** Pictures that differ as much as shots do. */
const looks = [
  'testsrc2',
  'mandelbrot=start_scale=0.3',
  'smptehdbars',
  'gradients=seed=4',
  'rgbtestsrc',
  'cellauto=seed=7:rule=110',
] as const

/** A small film with hard cuts, made by ffmpeg: its bytes. */
export const makeFilm = ({
  shots = [24, 24, 24],
  width = 160,
  height = 120,
  rate = '24',
  extension = 'mp4',
  encoder = [],
}: FilmAsked = {}): Promise<Uint8Array> =>
  inFolder(async (folder) => {
    const file = join(folder, `film.${extension}`)
    const inputs = shots.flatMap((_, at) => ['-f', 'lavfi', '-i', source(at, width, height, rate)])
    const cut = shots.map((frames, at) => `[${at}]trim=end_frame=${frames},setsar=1[s${at}]`)
    const joined = `${shots.map((_, at) => `[s${at}]`).join('')}concat=n=${shots.length}[film]`
    const filter = ['-filter_complex', [...cut, joined].join(';'), '-map', '[film]']
    const codec = extension === 'webm' ? 'libvpx' : 'libx264'
    const encode = ['-c:v', codec, '-pix_fmt', 'yuv420p', '-threads', '1', ...encoder]
    await ffmpeg([...inputs, ...filter, ...encode, file])
    return readFile(file)
  })

const source = (at: number, width: number, height: number, rate: string): string => {
  const look = looks[at % looks.length] ?? 'testsrc2'
  return `${look}${look.includes('=') ? ':' : '='}size=${width}x${height}:rate=${rate}`
}

/** A film of any kind: ffmpeg with these arguments, the name of the file at the end. */
export const makeWithFfmpeg = (args: readonly string[], name: string): Promise<Uint8Array> =>
  inFolder(async (folder) => {
    await ffmpeg([...args, join(folder, name)])
    return readFile(join(folder, name))
  })

const inFolder = async <T>(act: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-media-'))
  try {
    return await act(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export interface PhotoAsked {
  readonly width?: number
  readonly height?: number
  /** EXIF orientation, 1 to 8. */
  readonly orientation?: number
  readonly format?: 'jpeg' | 'png' | 'webp' | 'tiff'
  /** Writes where it was taken into its metadata. */
  readonly gps?: boolean
}

/** A photo of noise, fine over coarse, so that no two are alike, however small they are drawn. */
export const makePhoto = async ({
  width = 320,
  height = 240,
  orientation,
  format = 'jpeg',
  gps = false,
}: PhotoAsked = {}): Promise<Uint8Array> => {
  const raw = { width, height, channels: 3 } as const
  const coarse = sharp(noise(COARSE.width * COARSE.height * 3), { raw: COARSE })
  const input = await coarse.resize(width, height, { fit: 'fill' }).raw().toBuffer()
  let picture: Sharp = sharp(noise(width * height * 3), { raw })
    .linear(...AROUND_GREY)
    .composite([{ input, raw, blend: 'overlay' }])
  if (gps) picture = picture.withExif({ IFD0: { Make: 'Leica' }, IFD3: seoul })
  if (orientation) picture = picture.withMetadata({ orientation })
  return picture.toFormat(format).toBuffer()
}

const COARSE = { width: 5, height: 4, channels: 3 } as const
/** Factor and summand. */
const AROUND_GREY = [0.5, 64] as const
let seed: number | undefined
let photos = 0

/** Of the seed of this run and of how many were made before it. */
const noise = (bytes: number): Buffer => {
  seed ??= seedFor('photos')
  photos += 1
  const key = createHash('sha256').update(`${seed} ${photos}`).digest()
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(bytes))
}

const seoul = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '37/1 33/1 0/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '126/1 58/1 0/1',
}
