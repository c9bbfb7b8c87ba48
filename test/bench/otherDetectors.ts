import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { bringPython, python } from '../support/python.ts'

const run = promisify(execFile)

/** What ffmpeg's scdet takes for cuts, at its own threshold of 10. */
export const cutsByScdet = async (film: string): Promise<number[]> => {
  const filter = 'scdet=threshold=10,metadata=print:key=lavfi.scd.time:file=-'
  const args = ['-v', 'error', '-nostdin', '-i', film, '-an', '-vf', filter, '-f', 'null', '-']
  const { stdout } = await run('ffmpeg', args, { maxBuffer: 2 ** 28 })
  return [...stdout.matchAll(/^frame:(\d+)/gm)].map(([, frame]) => Number(frame))
}

const PACKAGE = 'scenedetect-headless==0.7.2'
const PROGRAM = `
import sys
from scenedetect import detect, AdaptiveDetector
for scene in detect(sys.argv[1], AdaptiveDetector())[1:]: print(scene[0].frame_num)
`

/** What the adaptive detector of PySceneDetect takes for cuts, as it comes. */
export const cutsBySceneDetect = async (film: string): Promise<number[]> => {
  const { ok, stdout, complaint } = await python(await bringPython(PACKAGE), ['-c', PROGRAM, film])
  if (!ok) throw new Error(`PySceneDetect failed: ${complaint}`)
  return stdout.split('\n').filter(Boolean).map(Number)
}
