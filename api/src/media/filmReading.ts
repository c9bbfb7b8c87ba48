import type { Rate } from '@rollcall/contract/films.ts'
import { decoding, type FilmFile, ffmpeg, ffprobe, inputOf } from './ffmpeg.ts'
import type { SourceFacts } from './filmFacts.ts'
import { conformingOf, framesOf, type Timing } from './rates.ts'
import { readTimes } from './times.ts'
import { UnfitMedia, type UnfitReason } from './unfit.ts'
import { isCutOff } from './wholeness.ts'

/** What `readFilmFacts` promises, for the process that is confined for it. `onSign` is called as it gets on. */
export const readFilm = async (
  file: FilmFile,
  mostFrames: number,
  onSign: () => void,
): Promise<SourceFacts> => {
  if (await isCutOff(file)) throw new UnfitMedia('damaged')
  const { streams, format } = await readStreams(file)
  const video = streams.find((one) => one.codec_type === 'video' && !isCover(one))
  if (!video?.width || !video.height) throw new UnfitMedia(absence(streams))
  const times = await readTimes(file, video.index, { mostFrames, onSign })
  if (times.count === 0) throw new UnfitMedia('damaged')
  const facts = factsOf(video, streams, times, Number(format?.start_time) || 0)
  if (facts.frames > mostFrames) throw new UnfitMedia('too-long-a-film')
  await decodeFirst(file, video.index)
  return facts
}

interface Stream {
  readonly index: number
  readonly codec_type?: string
  readonly width?: number
  readonly height?: number
  readonly sample_aspect_ratio?: string
  readonly r_frame_rate?: string
  readonly avg_frame_rate?: string
  readonly color_space?: string
  readonly disposition?: { readonly attached_pic?: number; readonly timed_thumbnails?: number }
  readonly side_data_list?: readonly { readonly rotation?: number }[]
}

interface Probed {
  readonly streams: readonly Stream[]
  readonly format?: { readonly start_time?: string }
}

const readStreams = async (file: FilmFile): Promise<Probed> => {
  const args = ['-show_streams', '-show_format', '-of', 'json', ...inputOf(file)]
  const { stdout } = await ffprobe(args, { patienceMs: 60_000, cpuSeconds: 50 })
  return { streams: [], ...JSON.parse(stdout.toString('utf8')) }
}

const isCover = ({ disposition }: Stream): boolean =>
  Boolean(disposition?.attached_pic || disposition?.timed_thumbnails)

const absence = (streams: readonly Stream[]): UnfitReason => {
  if (streams.length === 0) return 'damaged'
  return streams.some(({ codec_type }) => codec_type === 'audio') ? 'sound' : 'no-picture-track'
}

const decodeFirst = async (file: FilmFile, track: number) => {
  const args = [...decoding, ...inputOf(file), '-map', `0:${track}`, '-frames:v', '1']
  const listing = [...args, '-f', 'framehash', 'pipe:1']
  const { stdout } = await ffmpeg(listing, { patienceMs: 60_000, cpuSeconds: 50 })
  if (!/^\d+,/m.test(stdout.toString('latin1'))) throw new UnfitMedia('damaged')
}

const factsOf = (
  video: Stream,
  streams: readonly Stream[],
  times: Timing,
  formatStart: number,
): SourceFacts => {
  const { width, height } = seenSize(video)
  const conforming = conformingOf(times, rateOf(video.r_frame_rate), rateOf(video.avg_frame_rate))
  return {
    width,
    height,
    track: video.index,
    audio: streams.some(({ codec_type }) => codec_type === 'audio'),
    matrix: matrixOf(video.color_space, height),
    conforming,
    frames: framesOf(times, conforming),
    startsAt: Math.max(0, (times.first ?? formatStart) - formatStart),
  }
}

/** The longer side grows where pixels are not square, so that nothing is lost; sides end up even, as H.264 needs. */
const seenSize = (video: Stream): { width: number; height: number } => {
  const [num = 1, den = 1] = (video.sample_aspect_ratio ?? '1:1').split(':').map(Number)
  const sar = num > 0 && den > 0 ? num / den : 1
  const wide = even((video.width ?? 0) * Math.max(1, sar))
  const high = even((video.height ?? 0) / Math.min(1, sar))
  const turned = (video.side_data_list ?? []).some(
    ({ rotation = 0 }) => Math.abs(rotation) % 180 === 90,
  )
  return turned ? { width: high, height: wide } : { width: wide, height: high }
}

const even = (length: number): number => 2 * Math.ceil(Math.round(length) / 2)

/** Untagged pictures are read as players do: large ones as HD video, others as SD. */
const matrixOf = (tagged: string | undefined, height: number): SourceFacts['matrix'] => {
  if (tagged === 'smpte170m' || tagged === 'bt470bg' || tagged === 'bt709') return tagged
  return height >= 720 ? 'bt709' : 'smpte170m'
}

const rateOf = (text: string | undefined): Rate | null => {
  const [num = 0, den = 0] = (text ?? '').split('/').map(Number)
  return num > 0 && den > 0 ? { num, den } : null
}
