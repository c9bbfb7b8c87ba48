import type { FilmFacts } from '@rollcall/contract/films.ts'
import { makeCutFinder } from './cuts.ts'
import { decoding, ffmpeg, inputOf, renditionFile } from './ffmpeg.ts'
import { type Looks, makeLooks } from './looks.ts'
import { type Shot, shotsOf } from './shots.ts'
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

/** Looks once at every frame of a rendition, in memory that does not depend on the size of its picture, and 17 bytes a frame. */
export const surveyOf = async (
  rendition: string,
  facts: Pick<FilmFacts, 'width' | 'height' | 'frames'>,
  { onProgress, signal }: Watched = {},
): Promise<Survey> => {
  const width = Math.max(ACROSS, Math.min(WIDTH, facts.width))
  const height = Math.max(DOWN, Math.round((facts.height * width) / facts.width))
  const looks = makeLooks(width, height, facts.frames)
  const finder = makeCutFinder()
  const args = [
    ...decoding,
    ...inputOf(renditionFile(rendition)),
    ...['-map', '0:v:0', '-filter_threads', '1', '-fps_mode', 'passthrough'],
    ...['-vf', `scale=${width}:${height}:flags=area,format=gray`, '-f', 'rawvideo', 'pipe:1'],
  ]
  const stdout = async (stream: AsyncIterable<unknown>, alive: () => void) => {
    for await (const grey of framesIn(stream, width * height)) {
      const thumb = thumbOf(grey, width, height)
      looks.add(grey, thumb)
      finder.add(thumb)
      alive()
      onProgress?.(looks.count())
    }
  }
  await ffmpeg(args, { signal }, { stdout })
  if (looks.count() !== facts.frames)
    throw new Error(`the survey saw ${looks.count()} frames of ${facts.frames}`)
  return { shots: shotsOf(finder.end(), facts.frames), looks: looks.looks }
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
