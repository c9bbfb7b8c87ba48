import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

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
  const python = await pythonWithSceneDetect()
  const { stdout } = await run(python, ['-c', PROGRAM, film], { maxBuffer: 2 ** 24 })
  return stdout.split('\n').filter(Boolean).map(Number)
}

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'rollcall')

/** Brought by pip once, into an environment of its own. */
const pythonWithSceneDetect = async (): Promise<string> => {
  const folder = join(CACHE, 'scenedetect-0.7.2')
  const [python, done] = [join(folder, 'bin/python'), join(folder, 'bin/scenedetect')]
  if (existsSync(done)) return python
  await run('python3', ['-m', 'venv', folder])
  await run(python, ['-m', 'pip', 'install', '--only-binary=:all:', PACKAGE])
  return python
}
