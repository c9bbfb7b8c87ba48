import type { Picture } from '@rollcall/contract/pictures.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import type { Derivative } from '../media/picture.ts'
import type { StillDoc } from './still.model.ts'

/** A still; a frame has the title of its film. */
export const presentStill = (still: StillDoc, filmTitle?: string): Still => ({
  id: still._id,
  filmId: still.filmId,
  frame: still.frame,
  title: still.title ?? filmTitle ?? '',
  provenance: still.provenance,
  width: still.width,
  height: still.height,
  sha256: still.sha256,
  pictures: still.pictures.map(presentPicture),
  placeholder: still.placeholder,
  addedAt: still.addedAt.toISOString(),
  version: still.version,
})

const presentPicture = ({ width, type, file }: Derivative): Picture => ({
  width,
  type,
  url: `/files/derivatives/${file}`,
})
