import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { decoding, ffmpeg, inputOf, renditionFile } from './ffmpeg.ts'
import type { Frames } from './shots.ts'

const WIDTH = 256
const GLIMPSE_WIDTH = 8
const GLIMPSE_HEIGHT = 6

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

/** Pixels are read by loops over their bytes: this is the one hot place of an ingest (0.2 ms a frame). */
const makeLooks = (width: number, height: number) => {
  const sharpness: number[] = []
  const light: number[] = []
  const glimpses: Uint8Array[] = []
  return {
    sharpness,
    light,
    glimpse: (frame: number) => glimpses[frame] ?? new Uint8Array(),
    add: (grey: Uint8Array) => {
      sharpness.push(laplacianVariance(grey, width, height))
      light.push(meanOf(grey))
      glimpses.push(glimpseOf(grey, width, height))
    },
  }
}

const meanOf = (grey: Uint8Array): number => {
  let sum = 0
  for (const value of grey) sum += value
  return sum / grey.length
}

const laplacianVariance = (grey: Uint8Array, width: number, height: number): number => {
  const at = (index: number) => grey[index] as number
  let sum = 0
  let squares = 0
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1, n = y * width + 1; x < width - 1; x += 1, n += 1) {
      const edge = 4 * at(n) - at(n - 1) - at(n + 1) - at(n - width) - at(n + width)
      sum += edge
      squares += edge * edge
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2))
  return squares / count - (sum / count) ** 2
}

/** Single pixels of a picture that was made small by averaging are enough. */
const glimpseOf = (grey: Uint8Array, width: number, height: number): Uint8Array => {
  const glimpse = new Uint8Array(GLIMPSE_WIDTH * GLIMPSE_HEIGHT)
  for (let n = 0; n < glimpse.length; n += 1) {
    const x = Math.floor(((n % GLIMPSE_WIDTH) + 0.5) * (width / GLIMPSE_WIDTH))
    const y = Math.floor((Math.floor(n / GLIMPSE_WIDTH) + 0.5) * (height / GLIMPSE_HEIGHT))
    glimpse[n] = grey[y * width + x] ?? 0
  }
  return glimpse
}
