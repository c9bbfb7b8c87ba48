import { piecesWithRate } from './aviPieces.ts'
import { coloursOf } from './colours.ts'
import { decoding, type FilmFile, ffmpeg, inputOf, type Mending, mended } from './ffmpeg.ts'
import type { SoundTrack, SourceFacts } from './filmFacts.ts'
import {
  isFilmTrack,
  type Probed,
  rateOf,
  readStreams,
  type Stream,
  secondsOf,
} from './filmStreams.ts'
import { conformingOf, framesOf, perSecond } from './rates.ts'
import { type Packets, readPackets, type TrackTiming } from './times.ts'
import { UnfitMedia, type UnfitReason } from './unfit.ts'
import { isCutOff } from './wholeness.ts'

/** What `readFilmFacts` promises, for the process that is confined for it. `onSign` is called as it gets on. */
export const readFilm = async (
  file: FilmFile,
  mostFrames: number,
  onSign: () => void,
): Promise<SourceFacts> => {
  const { probed, opening } = await probedAnyhow(file)
  const tracks = probed.streams.filter(isFilmTrack)
  if (tracks.length === 0) throw new UnfitMedia(absence(probed.streams))
  const opened = mended(file, { mending: opening })
  const { packets, inARow } = await packetsOf(opened, tracks, { mostFrames, onSign })
  const mending = { ...opening, ...inARow }
  const video = filmTrack(tracks, packets)
  const times = packets.tracks.get(video.index) as TrackTiming
  if (times.count === 0) throw new UnfitMedia('damaged')
  const facts = factsOf(probed, video, times)
  const perFrame = 1 / perSecond(facts.packets.conforming.rate)
  const cutOff = packets.cutOff || (await isCutOff(file))
  // Where a MOV was trimmed only its list of edits changed: it then has fewer pictures than it announces, and is whole.
  const isTrimmed = file.demuxer === 'mov' && !cutOff
  const lacking = isTrimmed ? 0 : lackingIn(file, probed, video, packets, { times, perFrame })
  if (facts.frames > mostFrames) throw new UnfitMedia('too-long-a-film')
  await decodeFirst(mended(file, { mending }), video.index)
  return { ...facts, lacking, mending, cutOff, soundIsSpoiled: opening.pieces !== undefined }
}

/** An AVI that cannot be opened for its sound is opened all the same, and its sound left alone. */
const probedAnyhow = async (file: FilmFile): Promise<{ probed: Probed; opening: Mending }> => {
  try {
    return { probed: await readStreams(file), opening: {} }
  } catch (error) {
    const pieces = error instanceof UnfitMedia ? await piecesWithRate(file) : null
    if (pieces === null) throw error
    const { streams, ...rest } = await readStreams(mended(file, { mending: { pieces } }))
    const seen = streams.filter(({ codec_type }) => codec_type !== 'audio')
    return { probed: { ...rest, streams: seen }, opening: { pieces } }
  }
}

const absence = (streams: readonly Stream[]): UnfitReason => {
  if (streams.length === 0) return 'damaged'
  return streams.some(({ codec_type }) => codec_type === 'audio') ? 'sound' : 'no-picture-track'
}

interface Counting {
  readonly mostFrames: number
  readonly onSign: () => void
}

/** An AVI has an index, which can be wrong: what lies there in a row counts where that is more, or the index takes it for longer. */
const packetsOf = async (
  file: FilmFile,
  tracks: readonly Stream[],
  counting: Counting,
): Promise<{ packets: Packets; inARow: Mending }> => {
  const indexes = tracks.map(({ index }) => index)
  const packets = await readPackets(file, indexes, counting)
  if (file.demuxer !== 'avi') return { packets, inARow: {} }
  const inARow = { inARow: true }
  const mending = { ...file.mending, ...inARow }
  const lying = await readPackets(mended(file, { mending }), indexes, counting)
  return isMore(packets, lying, indexes[0]) ? { packets: lying, inARow } : { packets, inARow: {} }
}

const isMore = (indexed: Packets, lying: Packets, track = 0): boolean => {
  const [some, all] = [indexed, lying].map(({ tracks }) => tracks.get(track))
  if (!some || !all) return false
  return all.count > some.count || (all.count === some.count && all.end < some.end)
}

/** The largest of the tracks that move: a poster has one picture, a preview is small. */
const filmTrack = (tracks: readonly Stream[], { tracks: timings }: Packets): Stream => {
  const count = ({ index }: Stream) => timings.get(index)?.count ?? 0
  const area = ({ width = 0, height = 0 }: Stream) => width * height
  const moving = tracks.filter((one) => count(one) > 1)
  const filled = tracks.filter((one) => count(one) > 0)
  const among = [moving, filled, tracks].find((some) => some.length > 0) ?? tracks
  return among.reduce((best, one) => (area(one) > area(best) ? one : best))
}

const decodeFirst = async (file: FilmFile, track: number) => {
  const args = [...decoding, ...inputOf(file), '-map', `0:${track}`, '-frames:v', '1']
  const listing = ['-max_error_rate', '1', ...args, '-f', 'framehash', 'pipe:1']
  const { stdout } = await ffmpeg(listing, { patienceMs: 60_000, cpuSeconds: 50 })
  if (!/^\d+,/m.test(stdout.toString('latin1'))) throw new UnfitMedia('damaged')
}

const factsOf = (
  { streams, format }: Probed,
  video: Stream,
  times: TrackTiming,
): Omit<SourceFacts, 'cutOff' | 'mending' | 'lacking' | 'soundIsSpoiled'> => {
  const declared = { rate: rateOf(video.r_frame_rate), average: rateOf(video.avg_frame_rate) }
  const conforming = conformingOf(times, declared)
  const begins = secondsOf(format?.start_time) ?? 0
  return {
    track: video.index,
    codec: video.codec_name ?? '',
    colours: coloursOf(video),
    sound: streams.filter(({ codec_type }) => codec_type === 'audio').map(soundTrack),
    declared,
    packets: {
      count: times.count,
      conforming,
      from: Math.max(0, (times.first ?? begins) - begins),
      to: (times.shown.at(-1) ?? begins) - begins + 1 / perSecond(conforming.rate),
    },
    frames: framesOf(times, conforming),
  }
}

/** Fewer frames are a matter of rounding. */
const LEAST_LACKING = 1.5

/** In seconds, by what a file says before its pictures come; where that is only guessed from its size, nothing is known. */
const lackingIn = (
  { demuxer }: FilmFile,
  { format }: Probed,
  video: Stream,
  { end }: Packets,
  { times, perFrame }: { readonly times: TrackTiming; readonly perFrame: number },
): number => {
  const after = (said: Pick<Stream, 'start_time' | 'duration'> | undefined, last: number) =>
    (secondsOf(said?.start_time) ?? 0) + (secondsOf(said?.duration) ?? 0) - last
  const lacking = () => {
    const pictures = Number(video.nb_frames) || 0
    if (demuxer === 'mov') return (pictures - times.all) * perFrame
    // Without its index, which lies at its end, the length of an AVI is guessed.
    if (demuxer === 'avi') return pictures * perFrame - times.end
    if (demuxer === 'mxf') return after(video, times.end)
    return ['matroska', 'asf', 'flv'].includes(demuxer) ? after(format, end) : 0
  }
  const seconds = lacking()
  const isMov = demuxer === 'mov'
  return seconds > (isMov ? 0.5 : LEAST_LACKING) * perFrame ? seconds : 0
}

const soundTrack = ({ index, channels = 1, channel_layout, duration }: Stream): SoundTrack => ({
  index,
  channels: Math.max(1, channels),
  layout: channel_layout !== undefined && channel_layout !== 'unknown',
  seconds: secondsOf(duration),
})
