import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { FilmFacts, Rate } from '@rollcall/contract/films.ts'
import { decoding, type FilmFile, ffmpeg, inputOf, renditionFile } from './ffmpeg.ts'
import type { SourceFacts } from './filmFacts.ts'
import { readTimes } from './times.ts'
import { UnfitMedia } from './unfit.ts'

/** Frames between two that can be jumped to. */
const KEYFRAMES = 24
const LEAST_DECODED = 0.9

interface Watched {
  readonly onProgress?: (frames: number) => void
  readonly signal?: AbortSignal | undefined
}

/**
 * Writes the rendition: H.264 in MP4, upright, square pixels, constant rate, starting to play at once, without metadata.
 * Frame n of it is frame n for ever ([A6]). Throws UnfitMedia when too much of the film cannot be decoded.
 */
export const writeRendition = async (
  source: FilmFile,
  facts: SourceFacts,
  path: string,
  { onProgress, signal }: Watched = {},
): Promise<FilmFacts> => {
  const args = [
    ...decoding,
    ...inputOf(source, ...inputRate(facts)),
    ...pictureTrack(facts),
    ...soundTrack(facts),
    ...container(facts.conforming.rate),
    path,
  ]
  await ffmpeg(args, { signal }, { stdout: followProgress(onProgress) })
  const { count } = await readTimes(renditionFile(path), 0, { signal })
  if (count < facts.frames * LEAST_DECODED) throw new UnfitMedia('damaged')
  const { width, height, conforming } = facts
  return { width, height, frames: count, rate: conforming.rate }
}

/** As an input option it numbers the decoded pictures 0, 1, 2: whatever the file says of their times, none is lost or doubled. */
const inputRate = ({ conforming }: SourceFacts): string[] =>
  conforming.kind === 'as-it-is' ? ['-r', text(conforming.rate)] : []

const pictureTrack = (facts: SourceFacts): string[] => [
  ...['-map', `0:${facts.track}`, '-filter_threads', '1', '-vf', filters(facts)],
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '17', '-threads', '1'],
  ...['-g', `${KEYFRAMES}`, '-flags:v', '+cgop+bitexact', '-fps_mode', 'passthrough'],
  ...['-colorspace', facts.matrix, '-color_primaries', facts.matrix],
  ...['-color_trc', facts.matrix === 'bt470bg' ? 'smpte170m' : facts.matrix],
]

const filters = ({ conforming, width, height, matrix }: SourceFacts): string => {
  const matrixInFilter = matrix === 'bt709' ? 'bt709' : 'bt601'
  return [
    ...(conforming.kind === 'resampled'
      ? [`setpts=PTS-STARTPTS`, `fps=${text(conforming.rate)}:round=near`]
      : []),
    `scale=${fitted(width, height)}:flags=lanczos+accurate_rnd:out_color_matrix=${matrixInFilter}:out_range=tv`,
    'setsar=1',
    `pad=${width}:${height}`,
    'format=yuv420p',
  ].join(',')
}

/** A picture that only lacks a row or column to be even keeps its pixels and is padded. */
const fitted = (width: number, height: number): string =>
  `w='if(between(${width}-iw,0,1),iw,${width})':h='if(between(${height}-ih,0,1),ih,${height})'`

/** Sound keeps its distance to the first picture, which is frame 0. */
const soundTrack = ({ audio, startsAt }: SourceFacts): string[] =>
  audio
    ? [
        ...['-map', '0:a:0', '-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-flags:a', '+bitexact'],
        '-af',
        `atrim=start=${startsAt.toFixed(6)},asetpts=PTS-${startsAt.toFixed(6)}/TB,aresample=async=1:first_pts=0`,
      ]
    : ['-an']

const container = (rate: Rate): string[] => [
  ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact'],
  ...['-video_track_timescale', `${rate.num >= 1000 ? rate.num : rate.num * 1000}`],
  ...['-max_muxing_queue_size', '4096', '-movflags', '+faststart'],
  ...['-progress', 'pipe:1', '-stats_period', '0.5', '-f', 'mp4'],
]

/** A film that is decoded shows itself by growing frame numbers; one that hangs does not, and its time runs out. */
const followProgress =
  (onProgress: Watched['onProgress']) =>
  async (stream: Readable, alive: () => void): Promise<void> => {
    let frames = 0
    for await (const line of createInterface({ input: stream })) {
      const now = Number(/^frame=(\d+)$/.exec(line)?.[1] ?? frames)
      if (now <= frames) continue
      frames = now
      alive()
      onProgress?.(frames)
    }
  }

const text = ({ num, den }: Rate): string => `${num}/${den}`
