import { NoRoom, saysNoRoom } from '../platform/noRoom.ts'
import { type Bounds, confined, type Listening, type Outcome } from './confine.ts'
import type { Demuxer } from './kind.ts'
import { UnfitMedia } from './unfit.ts'

export interface FilmFile {
  readonly path: string
  readonly demuxer: Demuxer
}

/** Larger frames are refused by the decoders before they take memory for them: 8192 x 5120. */
const MOST_PIXELS = 42_000_000

const BOUNDS = { patienceMs: 300_000, cpuSeconds: 86_400, memoryBytes: 3e9 }

/**
 * The input options for one file and nothing else: its own demuxer, no protocol but files and pipes, so that nothing
 * written in it can make ffmpeg open another file or the network.
 */
export const inputOf = ({ path, demuxer }: FilmFile, ...options: string[]): string[] => [
  '-protocol_whitelist',
  'file,pipe',
  '-format_whitelist',
  demuxer,
  '-f',
  demuxer,
  ...options,
  '-i',
  `file:${path}`,
]

/** A rendition of our own. */
export const renditionFile = (path: string): FilmFile => ({ path, demuxer: 'mov' })

/** Runs ffmpeg, confined; throws UnfitMedia where the film is at fault, and an Error where we are. */
export const ffmpeg = async (
  args: readonly string[],
  bounds: Partial<Bounds> = {},
  listening?: Listening,
): Promise<Outcome> => {
  const common = ['-hide_banner', '-nostdin', '-nostats', '-v', 'error', '-y']
  return sound(await confined('ffmpeg', [...common, ...args], { ...BOUNDS, ...bounds }, listening))
}

export const ffprobe = async (
  args: readonly string[],
  bounds: Partial<Bounds> = {},
  listening?: Listening,
): Promise<Outcome> =>
  sound(
    await confined(
      'ffprobe',
      ['-hide_banner', '-v', 'error', ...args],
      { ...BOUNDS, ...bounds },
      listening,
    ),
  )

/** Decoder options: one thread, so that the same input gives the same output. */
export const decoding = ['-threads', '1', '-max_pixels', `${MOST_PIXELS}`]

const INTERRUPTED = 255
const NOT_RUN = [126, 127]

const sound = (outcome: Outcome): Outcome => {
  const { code, endedBy, stderr } = outcome
  if (endedBy === 'stranger' || code === INTERRUPTED) throw new Error('ffmpeg was interrupted')
  if (code !== null && NOT_RUN.includes(code)) throw new Error(`ffmpeg does not run: ${stderr}`)
  if (endedBy !== 'itself' || /Cannot allocate memory/.test(stderr))
    throw new UnfitMedia('too-demanding', { cause: stderr })
  if (code === 0) return outcome
  if (saysNoRoom(stderr)) throw new NoRoom(stderr)
  if (/Read-only file system|Permission denied|error while loading/.test(stderr))
    throw new Error(`ffmpeg could not work: ${stderr}`)
  throw new UnfitMedia('damaged', { cause: stderr })
}
