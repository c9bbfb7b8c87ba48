import type { Person, PersonShort } from '@rollcall/contract/people.ts'
import type { AuthorityId } from '@rollcall/contract/personGiven.ts'
import { campIn } from '../camps/camp.presenter.ts'
import type { KnownCamps } from '../camps/camp.reader.ts'
import { type Viewer, visitor } from '../platform/viewer.ts'
import { numberKeyOf } from './nameKeys.ts'
import type { PersonDoc } from './people.model.ts'
import {
  isPresumedLiving,
  mayEdit,
  mayGivePortrait,
  mayReadFreeText,
  mayReadName,
  mayReadPrivate,
} from './people.policy.ts'
import type { PortraitDoc } from './portrait.model.ts'
import { presentPortrait } from './portrait.presenter.ts'

export const presentPersonShort = (viewer: Viewer, person: PersonDoc): PersonShort =>
  mayReadName(viewer, person)
    ? { id: person._id, name: person.name, withheld: false }
    : { id: person._id, name: null, withheld: true }

/** A name that is not in the roster is withheld from visitors until it is linked ([P4]). */
export const shortForFreeText = (viewer: Viewer, name: string, gaveIt = false): PersonShort =>
  gaveIt || mayReadFreeText(viewer)
    ? { id: null, name, withheld: false }
    : { id: null, name: null, withheld: true }

export const presentPerson = (
  viewer: Viewer,
  person: PersonDoc,
  portraits: readonly PortraitDoc[],
  camps: KnownCamps,
): Person => ({
  ...presentPersonShort(viewer, person),
  id: person._id,
  ...(mayReadName(viewer, person) ? told(viewer, person, portraits, camps) : untold),
  ...(mayReadPrivate(viewer) && { serviceNumber: person.serviceNumber, consent: person.consent }),
  presumedLiving: isPresumedLiving(person),
  nameIsPublic: mayReadName(visitor, person),
  addedAt: person.addedAt.toISOString(),
  version: person.version,
  can: { edit: mayEdit(viewer), givePortrait: mayGivePortrait(viewer, person) },
})

/** The ids that authorities gave him, to whoever may read his name: one that is his service number is not among them ([P4], [P6]). */
export const idsShownTo = (viewer: Viewer, { ids, serviceNumber }: PersonDoc): AuthorityId[] => {
  const number = serviceNumber === null ? null : numberKeyOf(serviceNumber)
  const isHidden = ({ id }: AuthorityId) => number !== null && numberKeyOf(id) === number
  return ids.filter((one) => mayReadPrivate(viewer) || !isHidden(one))
}

const told = (
  viewer: Viewer,
  person: PersonDoc,
  portraits: readonly PortraitDoc[],
  camps: KnownCamps,
) => ({
  otherNames: person.otherNames,
  rank: person.rank,
  branch: person.branch,
  unit: person.unit,
  born: person.born,
  died: person.died,
  captured: person.captured,
  released: person.released,
  force: person.force,
  heightCm: person.heightCm,
  stays: person.stays.map((stay) => ({ ...stay, names: campIn(camps, stay.camp)?.names ?? [] })),
  ids: idsShownTo(viewer, person),
  sources: person.sources,
  fates: person.fates,
  publishedLists: person.publishedLists,
  unread: person.unread ?? [],
  portraits: portraits.map((portrait) => presentPortrait(viewer, portrait)),
})

const untold: ReturnType<typeof told> = {
  otherNames: [],
  rank: null,
  branch: null,
  unit: null,
  born: null,
  died: null,
  captured: null,
  released: null,
  force: null,
  heightCm: null,
  stays: [],
  ids: [],
  sources: {},
  fates: [],
  publishedLists: [],
  unread: [],
  portraits: [],
}
