import type { FileKey } from '../media/fileKey.ts'
import { digestIn } from '../media/fileKey.ts'

/** Enough of a SHA-256 to tell one rendition of a film from another. */
const SHORT = 16
const shortOf = (key: FileKey): string => digestIn(key)?.slice(0, SHORT) ?? ''

/** What the list of pieces calls the file that they are in. */
export const piecesName = (pieces: FileKey): string => `${shortOf(pieces)}.m4s`

interface Made {
  readonly rendition: FileKey | null
  readonly hls?: object | null
}

/** As everybody reads it. */
export const presentPlaying = ({ rendition, hls }: Made) =>
  rendition && { name: shortOf(rendition), hls: Boolean(hls) }
