import type { Rate } from '@rollcall/contract/filmFacts.ts'
import { decoding, ffmpeg, inputOf, renditionFile } from './ffmpeg.ts'

/** The largest frame that is decoded has 42 megapixels, each of three bytes, which noise does not let shrink. */
const BOUNDS = { patienceMs: 60_000, cpuSeconds: 60, stdoutBytes: 160 << 20 }

/**
 * Frame `n` of a rendition as a lossless PNG. The same frame always gives the same bytes, so its SHA-256 can stand for it.
 * Throws a RangeError beyond the last frame.
 */
export const frameOf = async (
  rendition: string,
  rate: Rate,
  n: number,
  signal?: AbortSignal | undefined,
): Promise<Buffer> => {
  const args = [
    ...decoding,
    ...inputOf(renditionFile(rendition), ...seekTo(rate, n)),
    ...['-map', '0:v:0', '-frames:v', '1', '-filter_threads', '1'],
    ...['-vf', `scale=flags=bicubic+accurate_rnd+full_chroma_int+bitexact,format=rgb24,${PLAIN}`],
    ...[
      '-c:v',
      'png',
      '-threads',
      '1',
      '-pred',
      'mixed',
      '-fflags',
      '+bitexact',
      '-flags',
      '+bitexact',
    ],
    ...['-f', 'image2pipe', 'pipe:1'],
  ]
  const { stdout } = await ffmpeg(args, { signal, ...BOUNDS })
  if (stdout.length === 0) throw new RangeError(`the rendition has no frame ${n}`)
  return stdout
}

/** What would be written of the film's curve makes whatever honours it show the picture brighter than players show the film. */
const PLAIN = 'setparams=color_primaries=unknown:color_trc=unknown'

/** To half a frame before it, so that rounding to microseconds can never pick a neighbour. */
export const seekTo = ({ num, den }: Rate, n: number): string[] =>
  n === 0 ? [] : ['-ss', (((n - 0.5) * den) / num).toFixed(6)]
