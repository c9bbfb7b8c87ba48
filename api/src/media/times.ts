import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Bounds } from './confine.ts'
import { type FilmFile, ffprobe, inputOf } from './ffmpeg.ts'
import type { Timing } from './rates.ts'
import { UnfitMedia } from './unfit.ts'

const CUT_OFF = /partial file|ended prematurely|truncat|moov atom not found/i

export const MOST_FRAMES = 1_000_000

interface Counting extends Pick<Bounds, 'signal'> {
  readonly mostFrames?: number
  /** It gets on. */
  readonly onSign?: () => void
}

/** All packets of a track, those too that are not to be shown. */
export interface TrackTiming extends Timing {
  readonly all: number
  /** When the last ends, in seconds. */
  readonly end: number
}

export interface Packets {
  /** Of each of the picture tracks that were asked for, by index. */
  readonly tracks: ReadonlyMap<number, TrackTiming>
  /** When the last packet of any track ends, in seconds. */
  readonly end: number
  /** The file ends before its packets do. */
  readonly cutOff: boolean
}

/**
 * When each picture is shown, from the packets alone. Throws UnfitMedia as soon as they are more than `mostFrames`, since
 * each of them takes a place in our memory.
 */
export const readPackets = async (
  file: FilmFile,
  tracks: readonly number[],
  { mostFrames = MOST_FRAMES, signal, onSign }: Counting = {},
): Promise<Packets> => {
  const tallies = new Map(tracks.map((track) => [track, makeTally(canJump(file))]))
  let [lines, end] = [0, 0]
  const listen = async (stream: Readable, alive: () => void) => {
    for await (const line of createInterface({ input: stream })) {
      const packet = packetOf(line)
      if (!packet) continue
      lines += 1
      end = Math.max(end, packet.end)
      const tally = tallies.get(packet.track)
      tally?.add(packet)
      if (tally && tally.count() > mostFrames) throw new UnfitMedia('too-long-a-film')
      if (lines % 1000 === 0) {
        alive()
        onSign?.()
      }
    }
  }
  const entries = 'packet=stream_index,pts_time,dts_time,duration_time,flags'
  const args = ['-show_entries', entries, '-of', 'csv=p=0', ...inputOf(file)]
  const { stderr } = await ffprobe(args, { signal, cpuSeconds: 1_800 }, { stdout: listen })
  const timings = [...tallies].map(([track, tally]) => [track, tally.timing()] as const)
  return { tracks: new Map(timings), end, cutOff: CUT_OFF.test(stderr) }
}

/** The same of one track. */
export const readTimes = async (
  file: FilmFile,
  track: number,
  counting: Counting = {},
): Promise<Timing> => {
  const { tracks } = await readPackets(file, [track], counting)
  return tracks.get(track) as TrackTiming
}

interface Packet {
  readonly track: number
  readonly shown: number
  readonly decoded: number
  readonly end: number
  readonly isDropped: boolean
}

const packetOf = (line: string): Packet | null => {
  const [track = '', pts = '', dts = '', duration = '', flags = ''] = line.split(',')
  if (!/^\d+$/.test(track)) return null
  const [shown, decoded] = [Number.parseFloat(pts), Number.parseFloat(dts)]
  return {
    track: Number(track),
    shown,
    decoded: Number.isFinite(decoded) ? decoded : shown,
    end: (shown || decoded || 0) + (Number.parseFloat(duration) || 0),
    isDropped: flags.includes('D'),
  }
}

/** Streams that were recorded one after the other have clocks of their own. */
export const canJump = ({ demuxer }: FilmFile): boolean =>
  demuxer === 'mpegts' || demuxer === 'mpeg'

/** As ffmpeg, in seconds. In the order in which pictures are decoded a clock never goes back but by a jump. */
const JUMP = 10

const makeTally = (jumps: boolean) => {
  const shown: number[] = []
  const decoded: number[] = []
  let [all, count, end, before, moved, usual] = [0, 0, 0, Number.NaN, 0, 0]
  return {
    count: () => count,
    add: (packet: Packet): void => {
      all += 1
      end = Math.max(end, packet.end)
      if (packet.isDropped) return
      count += 1
      const step = packet.decoded + moved - before
      if (jumps && (step > JUMP || step < 0)) moved += usual - step
      else if (step > 0) usual = step
      if (Number.isFinite(packet.shown)) shown.push(packet.shown + moved)
      if (Number.isFinite(packet.decoded)) {
        before = packet.decoded + moved
        decoded.push(before)
      }
    },
    timing: (): TrackTiming => {
      const times = (shown.length < count ? decoded : shown).sort((one, other) => one - other)
      return { count, shown: times, first: times[0] ?? null, all, end }
    },
  }
}
