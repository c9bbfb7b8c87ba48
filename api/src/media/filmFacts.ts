import { join } from 'node:path'
import type { FilmFacts, FilmNote } from '@rollcall/contract/filmFacts.ts'
import type { Colours } from './colours.ts'
import { type Bounds, confined, type Outcome } from './confine.ts'
import type { FilmFile, Mending } from './ffmpeg.ts'
import type { Conforming, Declared } from './rates.ts'
import { MOST_FRAMES } from './times.ts'
import { UnfitMedia, type UnfitReason } from './unfit.ts'

/** What an uploaded film says of itself, as far as its rendition depends on it. */
export interface SourceFacts {
  /** Index of the picture track among all tracks. */
  readonly track: number
  readonly codec: string
  readonly colours: Colours
  readonly sound: readonly SoundTrack[]
  readonly declared: Declared
  /** By what the packets say. */
  readonly packets: {
    readonly count: number
    readonly conforming: Conforming
    /** When the first is shown and the last has been, in seconds since the file begins. */
    readonly from: number
    readonly to: number
  }
  /** How many frames the rendition is to have, by the packets. */
  readonly frames: number
  /** How many seconds the file announces that are not in it. */
  readonly lacking: number
  /** The file ends in the middle of something. */
  readonly cutOff: boolean
  readonly mending: Mending
  /** A track of sound was left out to read the rest. */
  readonly soundIsSpoiled: boolean
}

/** Of a rendition, as they are kept; those of films that were made before any notes were kept have none. */
export type KeptFacts = Pick<FilmFacts, 'width' | 'height' | 'frames' | 'rate'> & {
  readonly notes?: FilmNote[]
}

export interface SoundTrack {
  readonly index: number
  readonly channels: number
  /** Whether it says which channel stands where. */
  readonly layout: boolean
  /** How long it is said to be; null where it is not said. */
  readonly seconds: number | null
}

export interface FilmJob {
  readonly file: FilmFile
  readonly mostFrames: number
}

export type FilmAnswer =
  | { readonly ok: false; readonly reason: UnfitReason }
  | { readonly ok: true; readonly facts: SourceFacts }

interface Reading extends Pick<Bounds, 'signal'> {
  readonly mostFrames?: number
}

const CHILD = join(import.meta.dirname, 'filmChild.ts')

/** The programs that it runs in turn have the same limits or less: nobody may raise what was set for it. */
const BOUNDS = { patienceMs: 300_000, cpuSeconds: 1_800, memoryBytes: 3e9, stdoutBytes: 65_536 }

/**
 * Reads a film's facts and all of its packets, and decodes its first picture: what has no moving picture, or none
 * that can be decoded, throws UnfitMedia here. No picture beyond the first is decoded yet. A confined
 * child does it all, the counting too: of what a stranger wrote this process sees the few numbers that come of it.
 */
export const readFilmFacts = async (
  file: FilmFile,
  { mostFrames = MOST_FRAMES, signal }: Reading = {},
): Promise<SourceFacts> => {
  const job: FilmJob = { file, mostFrames }
  const args = ['--max-old-space-size=512', '--no-warnings', CHILD, JSON.stringify(job)]
  const aside = async (stream: AsyncIterable<unknown>, alive: () => void) => {
    for await (const _ of stream) alive()
  }
  const outcome = await confined(
    process.execPath,
    args,
    { ...BOUNDS, seen: { reads: [file.path], writes: [] }, signal },
    { aside },
  )
  const answer = answerOf(outcome)
  if (!answer.ok) throw new UnfitMedia(answer.reason, { cause: outcome.stderr })
  return answer.facts
}

const answerOf = ({ code, endedBy, stdout, stderr }: Outcome): FilmAnswer => {
  if (code === 0 && stdout.length > 0) return JSON.parse(stdout.toString('utf8'))
  if (endedBy === 'limit' || endedBy === 'clock' || /out of memory|ENOMEM/i.test(stderr))
    return { ok: false, reason: 'too-demanding' }
  throw new Error(`the film process ended with ${code}: ${stderr.slice(-2_000)}`)
}
