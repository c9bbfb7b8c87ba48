import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type FilmFile, filmFile } from '@rollcall/api/media/ffmpeg.ts'
import { type KeptFacts, readFilmFacts, type SourceFacts } from '@rollcall/api/media/filmFacts.ts'
import { type Look, lookAtFilm } from '@rollcall/api/media/filmLook.ts'
import { kindOf } from '@rollcall/api/media/kind.ts'
import { writeRendition } from '@rollcall/api/media/rendition.ts'
import { aFolder } from './folder.ts'

const run = promisify(execFile)

/** A file with these bytes. */
export const aFile = async (bytes: Uint8Array): Promise<string> => {
  const path = join(await aFolder(), 'upload')
  await writeFile(path, bytes)
  return path
}

/** What it is by its bytes, as an ingest finds out; throws where it is no film. */
export const openFilm = async (path: string): Promise<FilmFile> => {
  const found = await kindOf(path)
  if (found.kind !== 'film') throw new Error('no film')
  return filmFile(path, found)
}

export interface Rendered {
  readonly path: string
  readonly facts: KeptFacts
  readonly source: SourceFacts
  readonly look: Look
}

export const rendered = async (upload: string): Promise<Rendered> => {
  const film = await openFilm(upload)
  const source = await readFilmFacts(film)
  const look = await lookAtFilm(film, source)
  const path = join(await aFolder(), 'rendition.mp4')
  return { path, source, look, facts: await writeRendition(film, source, look, path) }
}

/** What ffprobe says of the first picture track, its tags, and the first sound track if any. */
export const probed = async (path: string) => {
  const asked = ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', path]
  const { stdout } = await run('ffprobe', asked)
  const { streams, format } = JSON.parse(stdout) as {
    streams: Record<string, string | number>[]
    format: { tags?: Record<string, string> }
  }
  const track = (type: string) => streams.find(({ codec_type }) => codec_type === type)
  return { video: track('video'), audio: track('audio'), tags: format.tags ?? {} }
}
