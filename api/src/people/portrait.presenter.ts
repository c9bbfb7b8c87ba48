import { pathOf } from '@rollcall/contract/endpoint.ts'
import { getPortraitPicture } from '@rollcall/contract/personPortraits.ts'
import type { Portrait } from '@rollcall/contract/portraits.ts'
import { pictureName } from '../media/picture.ts'
import { readsWithheld, type Viewer } from '../platform/viewer.ts'
import type { PortraitDoc } from './portrait.model.ts'

type Presented = Omit<PortraitDoc, 'from' | 'addedBy' | 'takenOff'>

/** Where it comes from may name the relative who lent it: visitors read his kind alone ([P4], [P7]). */
export const presentPortrait = (viewer: Viewer, portrait: Presented): Portrait => ({
  id: portrait._id,
  date: portrait.date,
  source: portrait.lentBy === 'relative' && !readsWithheld(viewer) ? null : portrait.source,
  lentBy: portrait.lentBy ?? null,
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
  sha256: portrait.sha256,
  addedAt: portrait.addedAt.toISOString(),
})
