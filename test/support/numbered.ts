import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

const BITS = 10
const COLUMN = 16
const numberedSize = { width: BITS * COLUMN, height: 64 }

/** For ffmpeg: pictures that carry their number, in bars of black and white, one per bit. */
export const numbered = (frames: number, rate: string): string[] => {
  const bar = `if(mod(floor(N/pow(2,floor(X/${COLUMN}))),2),235,16)`
  const size = `${numberedSize.width}x${numberedSize.height}`
  const look = `nullsrc=s=${size}:r=${rate},geq=lum='${bar}':cb=128:cr=128,trim=end_frame=${frames}`
  return ['-f', 'lavfi', '-i', look]
}

/** The numbers of the pictures of a film, in the order in which they are shown. */
export const numbersIn = async (film: string, filter = 'null'): Promise<number[]> => {
  const args = ['-v', 'error', '-nostdin', '-i', film, '-map', '0:v:0', '-fps_mode', 'passthrough']
  const small = `${filter},scale=${BITS}:1:flags=neighbor,format=gray`
  const { stdout } = await run('ffmpeg', [...args, '-vf', small, '-f', 'rawvideo', 'pipe:1'], {
    encoding: 'buffer',
    maxBuffer: 1 << 26,
  })
  return Array.from({ length: stdout.length / BITS }, (_, n) =>
    [...stdout.subarray(n * BITS, (n + 1) * BITS)].reduce(
      (number, level, bit) => number + (level > 128 ? 2 ** bit : 0),
      0,
    ),
  )
}
