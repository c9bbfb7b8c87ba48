import { installWithApt } from './apt.ts'
import { findCommand } from './command.ts'
import { Obstacle } from './obstacle.ts'
import { say } from './say.ts'

/** Makes sure that ffmpeg and ffprobe are on the PATH; throws an Obstacle where it cannot. */
export const bringFfmpeg = async (): Promise<void> => {
  if (!isThere()) await installWithApt('ffmpeg', ['ffmpeg'])
  const ffmpeg = isThere()
  if (!ffmpeg)
    throw new Obstacle(
      'ffmpeg is missing: without it no film can be read.',
      'Install it, for example with: sudo apt-get install ffmpeg (macOS: brew install ffmpeg).',
      'ffmpeg and ffprobe must be on the PATH; then start again.',
    )
  say('ffmpeg', ffmpeg)
}

const isThere = (): string | null => findCommand(['ffprobe']) && findCommand(['ffmpeg'])
