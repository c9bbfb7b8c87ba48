import { NoRoom, saysNoRoom } from '../platform/noRoom.ts'
import { type Bounds, confined, type Listening, type Outcome } from './confine.ts'
import type { Demuxer, FilmKind } from './filmKind.ts'
import { seenByFfmpeg } from './sandbox.ts'
import { UnfitMedia } from './unfit.ts'

export interface FilmFile {
  readonly path: string
  readonly demuxer: Demuxer
  /** Bytes before the film begins. */
  readonly skip?: number
  readonly mending?: Mending
}

/** How a film is read that cannot be read as it is. */
export interface Mending {
  /** In the order in which it lies there, since its index is wrong. */
  readonly inARow?: boolean
  /** In these pieces, from byte to byte, one after the other; the last goes on to the end. */
  readonly pieces?: readonly (readonly [from: number, to: number])[]
}

/** The same file, read as it was found that it must be. */
export const mended = (file: FilmFile, { mending }: { readonly mending: Mending }): FilmFile => ({
  ...file,
  mending,
})

/** The film that a file was found to be. */
export const filmFile = (path: string, { demuxer, skip }: FilmKind): FilmFile => ({
  path,
  demuxer,
  skip,
})

/** Larger frames are refused by the decoders before they take memory for them: 8192 x 5120. */
const MOST_PIXELS = 42_000_000

const BOUNDS = { patienceMs: 300_000, cpuSeconds: 86_400, memoryBytes: 3e9 }

/**
 * The input options for one file and nothing else: its own demuxer, no protocol but files and pipes, so that nothing
 * written in it can make ffmpeg open another file or the network.
 */
export const inputOf = (film: FilmFile, ...options: string[]): string[] => [
  ...['-protocol_whitelist', film.mending?.pieces ? 'concat,subfile,file' : 'file,pipe'],
  ...['-format_whitelist', film.demuxer, '-f', film.demuxer],
  ...reading(film),
  ...options,
  ...['-i', placeOf(film)],
]

const placeOf = ({ path, mending }: FilmFile): string => {
  if (!mending?.pieces) return `file:${path}`
  const pieces = mending.pieces.map(([from, to]) => `subfile,,start,${from},end,${to},,:${path}`)
  return `concat:${pieces.join('|')}`
}

/** A stream that can begin anywhere says late what is in it. */
const LATE = ['-probesize', '50M', '-analyzeduration', '30M']

const reading = ({ demuxer, skip = 0, mending }: FilmFile): string[] => [
  ...(demuxer === 'mpegts' || demuxer === 'mpeg' ? LATE : []),
  ...(skip > 0 ? ['-skip_initial_bytes', `${skip}`] : []),
  // What cannot jump does without an index.
  ...(mending?.inARow ? ['-seekable', '0'] : []),
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
  return sound(await confined('ffmpeg', [...common, ...args], boundsOf(args, bounds), listening))
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
      boundsOf(args, bounds),
      listening,
    ),
  )

const boundsOf = (args: readonly string[], bounds: Partial<Bounds>): Bounds => ({
  ...{ ...BOUNDS, seen: seenByFfmpeg(args) },
  ...bounds,
})

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
