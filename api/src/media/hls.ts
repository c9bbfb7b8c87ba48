import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ffmpeg, inputOf, renditionFile } from './ffmpeg.ts'

/** What is fetched before the first picture is seen: two seconds are 300 KB to 1 MB, and the list of two hours 16 KB on its way. */
const PIECE_SECONDS = 2

/** One file, and the list of where each piece lies in it. */
export interface Pieces {
  readonly path: string
  /** The list (RFC 8216) where the file is called so. */
  readonly listFor: (name: string) => string
}

/**
 * Cuts a rendition into pieces that players fetch one by one, below an empty folder. Nothing is coded anew, and the same
 * rendition gives the same bytes each time. Sound begins before the picture, by what its decoder needs to start: it is
 * left out, or all pictures would come later by that.
 */
export const cutPieces = async (
  rendition: string,
  folder: string,
  signal?: AbortSignal,
): Promise<Pieces> => {
  const [path, list] = [join(folder, NAME), join(folder, 'list')]
  const args = [
    ...inputOf(renditionFile(rendition)),
    ...['-map', '0', '-c', 'copy', '-bsf:a', "noise=drop='lt(pts,0)'"],
    ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact', '-f', 'hls'],
    ...['-hls_playlist_type', 'vod', '-hls_time', `${PIECE_SECONDS}`],
    ...['-hls_segment_type', 'fmp4', '-hls_flags', 'single_file', '-hls_segment_filename', path],
    list,
  ]
  await ffmpeg(args, { signal })
  const written = shortened(await readFile(list, 'utf8'))
  return { path, listFor: (name) => written.replaceAll(NAME, name) }
}

const NAME = 'pieces'

/** Each piece begins where the one before it ends, which need not be said. */
const shortened = (list: string): string => {
  const [first = '', ...more] = list.split('#EXT-X-BYTERANGE:')
  const [one = '', ...rest] = more
  return [first, one, ...rest.map((text) => text.replace(/@\d+/, ''))].join('#EXT-X-BYTERANGE:')
}
