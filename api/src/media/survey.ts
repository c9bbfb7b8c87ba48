import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { decoding, ffmpeg, inputOf, renditionFile } from './ffmpeg.ts'
import { makeLooks } from './looks.ts'
import type { Frames } from './shots.ts'

const WIDTH = 256

interface Watched {
  readonly onProgress?: (frames: number) => void
  readonly signal?: AbortSignal | undefined
}

/** Looks once at every frame of a rendition, in memory that does not depend on the size of its picture. */
export const surveyOf = async (
  rendition: string,
  size: { readonly width: number; readonly height: number },
  { onProgress, signal }: Watched = {},
): Promise<Frames> => {
  const width = Math.min(WIDTH, size.width)
  const height = Math.max(3, Math.round((size.height * width) / size.width))
  const looks = makeLooks(width, height)
  const scene: number[] = []
  const filters = `select='gte(scene,0)',metadata=print:key=lavfi.scene_score:file=pipe\\\\:3,scale=${width}:${height}:flags=area,format=gray`
  const args = [
    ...decoding,
    ...inputOf(renditionFile(rendition)),
    ...['-map', '0:v:0', '-filter_threads', '1', '-vf', filters, '-fps_mode', 'passthrough'],
    ...['-f', 'rawvideo', 'pipe:1'],
  ]
  await ffmpeg(
    args,
    { signal },
    {
      stdout: async (stream, alive) => {
        for await (const grey of framesIn(stream, width * height)) {
          looks.add(grey)
          alive()
          onProgress?.(looks.light.length)
        }
      },
      aside: async (stream) => readScores(stream, scene),
    },
  )
  if (scene.length !== looks.light.length)
    throw new Error(`the survey saw ${looks.light.length} frames and ${scene.length} scores`)
  return { scene, ...looks }
}

const readScores = async (stream: Readable, into: number[]): Promise<void> => {
  for await (const line of createInterface({ input: stream })) {
    const score = /^lavfi\.scene_score=([\d.]+)/.exec(line)?.[1]
    if (score !== undefined) into.push(Number(score))
  }
}

async function* framesIn(stream: Readable, size: number): AsyncGenerator<Uint8Array> {
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
