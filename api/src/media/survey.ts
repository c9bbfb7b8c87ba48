import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import { makeCutFinder } from './cuts.ts'
import { decoding, ffmpeg, inputOf, renditionFile } from './ffmpeg.ts'
import { seekTo } from './frame.ts'
import { type Looks, makeLooks } from './looks.ts'
import { type Shot, sharpestIn, shotsOf } from './shots.ts'
import { ACROSS, DOWN, thumbOf } from './thumb.ts'

const WIDTH = 256

interface Watched {
  readonly onProgress?: (frames: number) => void
  readonly signal?: AbortSignal | undefined
}

/** Where a film was cut, and what is known of each of its frames. */
export interface Survey {
  readonly shots: readonly Shot[]
  readonly looks: Looks
}

type Pictures = Pick<FilmFacts, 'width' | 'height'>

/** Looks once at every frame of a rendition, in memory that does not depend on the size of its picture, and 16 bytes a frame. */
export const surveyOf = async (
  rendition: string,
  facts: Pictures & Pick<FilmFacts, 'frames'>,
  { onProgress, signal }: Watched = {},
): Promise<Survey> => {
  const { width, height } = sizeOf(facts)
  const looks = makeLooks(width, height, facts.frames)
  const finder = makeCutFinder()
  const see = (grey: Uint8Array) => {
    const thumb = thumbOf(grey, width, height)
    looks.add(grey, thumb)
    finder.add(thumb)
    onProgress?.(looks.count())
  }
  await watch({ width, height }, inputOf(renditionFile(rendition)), see, signal)
  if (looks.count() !== facts.frames)
    throw new Error(`the survey saw ${looks.count()} frames of ${facts.frames}`)
  return { shots: shotsOf(finder.end(), facts.frames), looks: looks.looks }
}

/** Frames on either side of the middle among which a new shot's still is looked for. */
const AMID = 24

/** The sharpest frame near the middle of one shot that is no flash ([A5]). */
export const sharpestAmid = async (
  rendition: string,
  facts: Pictures & Pick<FilmFacts, 'rate'>,
  { from, to }: Shot,
): Promise<number> => {
  const middle = (from + to) >> 1
  const [first, end] = [Math.max(from, middle - AMID), Math.min(to, middle + AMID)]
  const { width, height } = sizeOf(facts)
  const looks = makeLooks(width, height, end - first)
  const input = [...inputOf(renditionFile(rendition), ...seekTo(facts.rate, first))]
  const see = (grey: Uint8Array) => looks.add(grey, thumbOf(grey, width, height))
  await watch({ width, height }, [...input, '-frames:v', `${end - first}`], see)
  return first + sharpestIn({ from: 0, to: looks.count() }, looks.looks)
}

const sizeOf = (facts: Pictures): Pictures => {
  const width = Math.max(ACROSS, Math.min(WIDTH, facts.width))
  return { width, height: Math.max(DOWN, Math.round((facts.height * width) / facts.width)) }
}

const watch = async (
  { width, height }: Pictures,
  input: readonly string[],
  see: (grey: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<void> => {
  const args = [
    ...[...decoding, ...input],
    ...['-map', '0:v:0', '-filter_threads', '1', '-fps_mode', 'passthrough'],
    ...['-vf', `scale=${width}:${height}:flags=area,format=gray`, '-f', 'rawvideo', 'pipe:1'],
  ]
  const stdout = async (stream: AsyncIterable<unknown>, alive: () => void) => {
    for await (const grey of framesIn(stream, width * height)) {
      see(grey)
      alive()
    }
  }
  await ffmpeg(args, { signal }, { stdout })
}

async function* framesIn(stream: AsyncIterable<unknown>, size: number): AsyncGenerator<Uint8Array> {
  const frame = Buffer.alloc(size)
  let filled = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length; ) {
      const copied = chunk.copy(frame, filled, at, at + size - filled)
      filled += copied
      at += copied
      if (filled < size) break
      yield frame
      filled = 0
    }
  }
}
