import type { Rate } from '@rollcall/contract/filmFacts.ts'
import { type FilmFile, ffprobe, inputOf } from './ffmpeg.ts'

/** A track as ffprobe tells of it. */
export interface Stream {
  readonly index: number
  readonly codec_type?: string
  readonly codec_name?: string
  readonly width?: number
  readonly height?: number
  readonly r_frame_rate?: string
  readonly avg_frame_rate?: string
  readonly start_time?: string
  readonly duration?: string
  readonly nb_frames?: string
  readonly color_space?: string
  readonly color_transfer?: string
  readonly channels?: number
  readonly channel_layout?: string
  readonly sample_rate?: string
  readonly disposition?: { readonly attached_pic?: number; readonly timed_thumbnails?: number }
}

export interface Probed {
  readonly streams: readonly Stream[]
  readonly format?: { readonly start_time?: string; readonly duration?: string }
}

export const readStreams = async (file: FilmFile): Promise<Probed> => {
  const args = ['-show_streams', '-show_format', '-of', 'json', ...inputOf(file)]
  const { stdout } = await ffprobe(args, { patienceMs: 60_000, cpuSeconds: 50 })
  return { streams: [], ...JSON.parse(stdout.toString('utf8')) }
}

/** Whether it is a moving picture, as far as a file says so: a cover or poster is none. */
export const isFilmTrack = ({ codec_type, width, height, disposition }: Stream): boolean =>
  codec_type === 'video' &&
  Boolean(width && height) &&
  !(disposition?.attached_pic || disposition?.timed_thumbnails)

export const rateOf = (text: string | undefined): Rate | null => {
  const [num = 0, den = 0] = (text ?? '').split('/').map(Number)
  return num > 0 && den > 0 ? { num, den } : null
}

/** Seconds; null where a file does not say. */
export const secondsOf = (text: string | undefined): number | null => {
  const seconds = Number.parseFloat(text ?? '')
  return Number.isFinite(seconds) ? seconds : null
}
