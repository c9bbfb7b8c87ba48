import { pathOf } from '@rollcall/contract/endpoint.ts'
import type { Picture } from '@rollcall/contract/pictures.ts'
import { getStillPicture, type Still } from '@rollcall/contract/stills.ts'
import { readFilms } from '../films/film.reader.ts'
import { presentWhatHolds } from '../films/restriction.ts'
import { type Derivative, pictureName } from '../media/picture.ts'
import type { Viewer } from '../platform/viewer.ts'
import { presentRemark } from './remark.presenter.ts'
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
  facts: { remarks: (still.remarks ?? []).map(presentRemark) },
  pictures: still.pictures.map((one) => presentPicture(still, one)),
  placeholder: still.placeholder,
  addedAt: still.addedAt.toISOString(),
  ...presentWhatHolds(still),
  version: still.version,
})

/** Stills as they are shown to somebody; a frame has the title of its film. */
export const presentStills = async (
  viewer: Viewer,
  stills: readonly StillDoc[],
): Promise<Still[]> => {
  const films = await readFilms(
    viewer,
    stills.flatMap(({ filmId }) => filmId ?? []),
  )
  return stills.map((still) =>
    presentStill(still, still.filmId ? films.get(still.filmId)?.title : undefined),
  )
}

/** Of a restricted one by an address that is asked for anew each time ([A9]). */
const presentPicture = ({ _id: stillId, restricted }: StillDoc, one: Derivative): Picture => ({
  width: one.width,
  type: one.type,
  url: restricted
    ? pathOf(getStillPicture, { stillId, picture: pictureName(one) })
    : `/files/derivatives/${one.file}`,
})
