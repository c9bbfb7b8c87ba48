import { type FilmFile, ffmpeg, inputOf } from './ffmpeg.ts'
import type { SoundTrack } from './filmFacts.ts'
import { UnfitMedia } from './unfit.ts'

/** The sound of a rendition: of one track, or two of one channel each, which are left and right. */
export type Sound = readonly [SoundTrack] | readonly [SoundTrack, SoundTrack]

/** What is heard of a film: `left-out` where there are tracks and none can be read. */
export type Heard =
  | { readonly kind: 'kept'; readonly sound: Sound }
  | { readonly kind: 'left-out' | 'none' }

/** Tracks beyond these are not listened to. */
const MOST_TRACKS = 16

/** Listens to all of each track: the first that can be heard is kept, or else the first that can be read. */
export const listenTo = async (
  source: FilmFile,
  tracks: readonly SoundTrack[],
  signal?: AbortSignal | undefined,
): Promise<Heard> => {
  if (tracks.length === 0) return { kind: 'none' }
  const readable: { track: SoundTrack; loudest: number }[] = []
  for (const track of tracks.slice(0, MOST_TRACKS)) {
    const loudest = await loudestOf(source, track, signal)
    if (loudest !== null) readable.push({ track, loudest })
  }
  const audible = readable.filter(({ loudest }) => loudest > SILENCE)
  const [one, other] = (audible.length > 0 ? audible : readable).map(({ track }) => track)
  if (!one) return { kind: 'left-out' }
  const isPair = other && one.channels === 1 && other.channels === 1
  return { kind: 'kept', sound: isPair ? [one, other] : [one] }
}

/** Decibels below the loudest that there can be. */
const SILENCE = -70
const RATE = 8_000
/** A sound of which less can be read is noise, and so is one that a decoder complains of more often in a second. */
const LEAST_READ = 0.5
const MOST_COMPLAINTS = 5

/** In decibels; null where the track cannot be read. */
const loudestOf = async (
  source: FilmFile,
  { index, channels, seconds: said }: SoundTrack,
  signal: AbortSignal | undefined,
): Promise<number | null> => {
  let complaints = 0
  const stderr = (line: string, alive: () => void) => {
    alive()
    if (/\[error\]/.test(line)) complaints += 1
  }
  const outcome = await ffmpeg(
    [
      ...['-v', 'level+info', '-max_error_rate', '1', '-threads', '1', ...inputOf(source)],
      ...['-map', `0:${index}`, '-vn', '-af', `aresample=${RATE},volumedetect`, '-f', 'null', '-'],
    ],
    { signal },
    { stderr },
  ).catch(unreadable)
  const heard = outcome && measuredIn(outcome.stderr)
  if (!heard) return null
  const seconds = heard.samples / (channels * RATE)
  if (seconds < (said ?? 0) * LEAST_READ || complaints > MOST_COMPLAINTS * Math.max(1, seconds))
    return null
  return heard.loudest
}

const unreadable = (error: unknown): null => {
  if (error instanceof UnfitMedia) return null
  throw error
}

const measuredIn = (stderr: string): { samples: number; loudest: number } | null => {
  const samples = Number(/n_samples: (\d+)/.exec(stderr)?.[1] ?? 0)
  if (samples === 0) return null
  return { samples, loudest: Number(/max_volume: (-?[\d.]+) dB/.exec(stderr)?.[1] ?? -91) }
}

/**
 * The graph that makes stereo of it, called `[sound]`; it keeps its distance to the first picture, shown at `startsAt`. It
 * goes on in silence until the last picture, `seconds` later: browsers that get a film in pieces show none without sound.
 */
export const soundGraph = (sound: Sound, startsAt: number, seconds: number): string => {
  const cut = `atrim=start=${startsAt.toFixed(6)},asetpts=PTS-${startsAt.toFixed(6)}/TB`
  const even = 'aresample=async=1:first_pts=0'
  const whole = `apad=whole_dur=${seconds.toFixed(6)}`
  const [one, other] = sound
  if (!other) return `[0:${one.index}]${[...spread(one), cut, even, whole].join(',')}[sound]`
  const sides = sound.map(
    ({ index }, n) => `[0:${index}]${cut},${even},aformat=channel_layouts=mono[side${n}]`,
  )
  return [...sides, `[side0][side1]amerge=inputs=2,${whole}[sound]`].join(';')
}

/** Many channels of which nobody says where they stand: every other one is left, the others right. */
const spread = ({ channels, layout }: SoundTrack): string[] => {
  if (channels <= 2 || layout) return []
  const sideOf = (first: number) =>
    Array.from({ length: channels }, (_, n) => n)
      .filter((n) => n % 2 === first)
      .map((n) => `c${n}`)
      .join('+')
  return [`pan=stereo|c0<${sideOf(0)}|c1<${sideOf(1)}`]
}
