import { open } from 'node:fs/promises'
import { strangerIn } from '@rollcall/contract/strangers.ts'
import { type FilmKind, filmAt, lateFilmIn } from './filmKind.ts'
import { type PictureFormat, pictureIn } from './pictureKind.ts'
import { UnfitMedia } from './unfit.ts'

/** What a file is by its first bytes. */
export type MediaKind =
  | { readonly kind: 'picture'; readonly format: PictureFormat }
  | ({ readonly kind: 'film' } & FilmKind)

/** What is no picture is looked at as far as this for where a film begins. */
const HEAD_BYTES = 1 << 20
/** All others are known by this much. */
const SIGNED_BYTES = 4096

/** Tells by content alone what a file is ([A3]); its name and declared type are never asked. Throws UnfitMedia. */
export const kindOf = async (path: string): Promise<MediaKind> => {
  await using file = await open(path, 'r')
  const head = Buffer.alloc(HEAD_BYTES)
  const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0)
  return kindOfHead(head.subarray(0, bytesRead))
}

/** The same for bytes in hand: the first MiB of a file, or all of a shorter one. */
export const kindOfHead = (head: Buffer): MediaKind => {
  if (head.length === 0) throw new UnfitMedia('empty')
  const format = pictureIn(head)
  if (format) return { kind: 'picture', format }
  const film = filmAt(head)
  if (film) return { kind: 'film', ...film }
  const stranger = strangerIn(head.subarray(0, SIGNED_BYTES))
  const late = stranger === 'unknown' ? lateFilmIn(head) : null
  if (late) return { kind: 'film', ...late }
  throw new UnfitMedia(stranger)
}
