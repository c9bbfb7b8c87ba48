import { pathOf } from '@rollcall/contract/endpoint.ts'
import { getPortraitPicture, type Portrait } from '@rollcall/contract/people.ts'
import type { Derivative } from '../media/picture.ts'
import type { PortraitDoc } from './portrait.model.ts'

export const presentPortrait = (portrait: PortraitDoc): Portrait => ({
  id: portrait._id,
  date: portrait.date,
  source: portrait.source,
  rights: portrait.rights,
  width: portrait.width,
  height: portrait.height,
  pictures: portrait.pictures.map((one) => ({
    width: one.width,
    type: one.type,
    url: pathOf(getPortraitPicture, {
      personId: portrait.personId,
      portraitId: portrait._id,
      picture: pictureName(one),
    }),
  })),
  placeholder: portrait.placeholder,
  addedAt: portrait.addedAt.toISOString(),
})

/** `640.webp`: named by its width, so that its address tells nothing of its content. */
export const pictureName = ({ width, type }: Derivative): string =>
  `${width}.${type === 'image/webp' ? 'webp' : 'jpg'}`
