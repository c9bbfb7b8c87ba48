import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { FieldOrder, Rate } from '@rollcall/contract/filmFacts.ts'
import { matrixAtScale, narrowing } from './colours.ts'
import { isRestored, notesOf, type Plan, planOf, rateOfPlan } from './conforming.ts'
import { decoding, type FilmFile, ffmpeg, inputOf, mended, renditionFile } from './ffmpeg.ts'
import type { KeptFacts, SourceFacts } from './filmFacts.ts'
import type { Look } from './filmLook.ts'
import { framesOf, perSecond } from './rates.ts'
import { fitting, hasVbi, vbiCrop } from './shape.ts'
import { type Heard, listenTo, type Sound, soundGraph } from './sound.ts'
import { readTimes } from './times.ts'
import { UnfitMedia } from './unfit.ts'

/** Frames between two that can be jumped to. */
const KEYFRAMES = 24
const LEAST_DECODED = 0.9

interface Watched {
  readonly onProgress?: (frames: number) => void
  readonly signal?: AbortSignal | undefined
}

interface Asked extends Watched {
  /** In which order fields were taken, where somebody told it. */
  readonly order?: FieldOrder | undefined
}

/**
 * Writes the rendition: H.264 in MP4, upright, square pixels, constant rate, starting to play at once, without metadata.
 * Frame n of it is frame n for ever ([A6]). Throws UnfitMedia when too much of the film cannot be decoded.
 */
export const writeRendition = async (
  source: FilmFile,
  facts: SourceFacts,
  look: Look,
  path: string,
  { order, onProgress, signal }: Asked = {},
): Promise<KeptFacts> => {
  const plan = planOf(facts, look, order)
  const seconds = framesDecoded(look, plan) / perSecond(plan.conforming.rate)
  const write = (sound: Sound | null) =>
    ffmpeg(
      argsFor({ source, facts, plan, count: look.count, seconds, sound, path }),
      { signal },
      { stdout: followProgress(onProgress) },
    )
  const heard = await withSound(await listenTo(mended(source, facts), facts.sound, signal), write)
  const { count } = await readTimes(renditionFile(path), 0, { signal })
  if (count < framesExpected(look, plan) * LEAST_DECODED) throw new UnfitMedia('damaged')
  const notes = notesOf(facts, look, plan, heard)
  return { ...plan.size, frames: count, rate: rateOfPlan(plan), notes }
}

/** Sound never costs the film: where it cannot be written with it, it is written without. */
const withSound = async (
  heard: Heard,
  write: (sound: Sound | null) => Promise<unknown>,
): Promise<Heard['kind']> => {
  if (heard.kind !== 'kept') {
    await write(null)
    return heard.kind
  }
  try {
    await write(heard.sound)
    return 'kept'
  } catch (error) {
    if (!(error instanceof UnfitMedia)) throw error
    await write(null)
    return 'left-out'
  }
}

const framesExpected = (look: Look, plan: Plan): number =>
  framesDecoded(look, plan) * (isRestored(plan) ? 4 / 5 : 1)

const framesDecoded = ({ shown }: Look, plan: Plan): number =>
  framesOf({ count: plan.pictures, shown, first: plan.startsAt }, plan.conforming)

interface Writing {
  readonly source: FilmFile
  readonly facts: SourceFacts
  readonly plan: Plan
  /** Pictures that there are, with those that are left out. */
  readonly count: number
  readonly seconds: number
  readonly sound: Sound | null
  readonly path: string
}

const argsFor = ({ source, facts, plan, count, seconds, sound, path }: Writing): string[] => [
  ...['-max_error_rate', '1', ...decoding, ...inputOf(mended(source, facts), ...inputRate(plan))],
  ...pictureTrack(facts, plan),
  ...lastPicture(plan, count),
  ...(sound ? soundTrack(sound, plan, seconds) : ['-an']),
  ...container(rateOfPlan(plan)),
  path,
]

/** As an input option it numbers the decoded pictures 0, 1, 2: whatever the file says of their times, none is lost or doubled. */
const inputRate = ({ conforming }: Plan): string[] =>
  conforming.kind === 'as-it-is' ? ['-r', text(conforming.rate)] : []

/** Said only where one is left out: with the last picture ffmpeg ends the sound too, wherever that is. */
const lastPicture = ({ conforming, pictures }: Plan, count: number): string[] =>
  conforming.kind === 'as-it-is' && pictures < count ? ['-frames:v', `${pictures}`] : []

const pictureTrack = (facts: SourceFacts, plan: Plan): string[] => [
  ...['-map', `0:${facts.track}`, '-filter_threads', '1', '-vf', filters(facts, plan)],
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '17', '-threads', '1'],
  ...['-g', `${KEYFRAMES}`, '-bf', '0', '-flags:v', '+cgop+bitexact', ...pace(plan)],
  ...['-colorspace', facts.colours.to, '-color_primaries', facts.colours.to],
  ...['-color_trc', facts.colours.to === 'bt470bg' ? 'smpte170m' : facts.colours.to],
]

/** Where the size changes, filters begin anew, and what lies between is filled up after them. */
const pace = ({ conforming }: Plan): string[] =>
  conforming.kind === 'as-it-is'
    ? ['-fps_mode', 'passthrough']
    : ['-r', text(conforming.rate), '-fps_mode', 'cfr']

/** Fields are parted before anything else is done to the picture, which must not mix them. */
const filters = ({ codec, colours }: SourceFacts, plan: Plan): string =>
  [
    ...(plan.shapes.some((shape) => hasVbi(codec, shape)) ? [vbiCrop] : []),
    ...parting(plan),
    ...(plan.conforming.kind === 'resampled' ? evening(plan, plan.conforming.rate) : []),
    ...narrowing(colours),
    ...fitting(
      plan.size,
      plan.shapes,
      `flags=lanczos+accurate_rnd:in_color_matrix=${matrixAtScale(colours)}:out_color_matrix=${colours.to}:out_range=tv`,
    ),
    'format=yuv420p',
  ].join(',')

/** Measured in decibels of likeness: w3fdif 48.4 for a third more than plain decoding, bwdif 47.8, yadif 43.3. */
const parting = (plan: Plan): string[] => {
  const { fields, conforming } = plan
  if (fields.kind === 'whole') return []
  const order = `setfield=${fields.first === 'top' ? 'tff' : 'bff'}`
  if (!isRestored(plan)) return [order, 'w3fdif=filter=complex:mode=frame:deint=all']
  const match = `fieldmatch=order=${fields.first === 'top' ? 'tff' : 'bff'}:mode=pc_n:combmatch=full`
  // A clock fine enough for four fifths of a frame.
  const clock = `settb=1/${conforming.rate.num * 4}`
  return [order, clock, match, 'bwdif=mode=send_frame:deint=interlaced', 'decimate']
}

/** Ticks of a clock for each `den` of a rate. */
const FINE = 1_000

/** Each picture at the frame nearest to its time, or at the next one after the picture before: none is left out. */
const evening = ({ startsAt }: Plan, rate: Rate): string[] => {
  const ticks = rate.den * FINE
  const nearest = `round((PTS*TB-${startsAt.toFixed(6)})*${rate.num}/${rate.den})`
  const place = `if(isnan(PREV_OUTPTS),max(0,${nearest}),max(PREV_OUTPTS/${ticks}+1,${nearest}))`
  return [
    `settb=1/${rate.num * FINE}`,
    `setpts='${ticks}*${place}'`,
    `fps=${text(rate)}:round=near`,
  ]
}

const soundTrack = (sound: Sound, { startsAt }: Plan, seconds: number): string[] => [
  ...['-filter_complex', soundGraph(sound, startsAt, seconds), '-map', '[sound]'],
  ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-flags:a', '+bitexact'],
]

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
