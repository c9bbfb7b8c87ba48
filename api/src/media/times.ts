import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Bounds } from './confine.ts'
import { type FilmFile, ffprobe, inputOf } from './ffmpeg.ts'
import type { Timing } from './rates.ts'
import { UnfitMedia } from './unfit.ts'

const CUT_OFF = /partial file|ended prematurely|truncat|moov atom not found|Invalid data found/i

export const MOST_FRAMES = 1_000_000

interface Counting extends Pick<Bounds, 'signal'> {
  readonly mostFrames?: number
  /** It gets on. */
  readonly onSign?: () => void
}

/**
 * When each picture is shown, from the packets alone. Throws UnfitMedia where the file ends before they do, and as soon
 * as they are more than `mostFrames`, since each of them takes a place in our memory.
 */
export const readTimes = async (
  file: FilmFile,
  track: number,
  { mostFrames = MOST_FRAMES, signal, onSign }: Counting = {},
): Promise<Timing> => {
  const shown: number[] = []
  let count = 0
  const listen = async (stream: Readable, alive: () => void) => {
    for await (const line of createInterface({ input: stream })) {
      const [pts = '', dts = '', flags = ''] = line.split(',')
      if (flags.includes('D') || line === '') continue
      count += 1
      if (count > mostFrames) throw new UnfitMedia('too-long-a-film')
      const time = Number.parseFloat(pts === 'N/A' ? dts : pts)
      if (Number.isFinite(time)) shown.push(time)
      if (count % 1000 === 0) {
        alive()
        onSign?.()
      }
    }
  }
  const entries = ['-select_streams', `${track}`, '-show_entries', 'packet=pts_time,dts_time,flags']
  const args = [...entries, '-of', 'csv=p=0', ...inputOf(file)]
  const { stderr } = await ffprobe(args, { signal, cpuSeconds: 1_800 }, { stdout: listen })
  if (CUT_OFF.test(stderr)) throw new UnfitMedia('damaged')
  shown.sort((one, other) => one - other)
  return { count, shown, first: shown[0] ?? null }
}
