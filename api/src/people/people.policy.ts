import type { Filter } from 'mongodb'
import {
  contributor,
  hasAccount,
  moderator,
  readsWithheld,
  type Viewer,
} from '../platform/viewer.ts'
import type { PersonDoc } from './people.model.ts'

type Living = Pick<PersonDoc, 'deathRecorded' | 'hundredAt'>
type Naming = Living & Pick<PersonDoc, 'publishedLists' | 'consent' | 'nameHidden'>

/** No death record, and not known to be born 100 years ago or more ([P4]). */
export const isPresumedLiving = (person: Living, now = new Date()): boolean =>
  !person.deathRecorded && (person.hundredAt === null || person.hundredAt > now)

const isPublic = (person: Naming, now: Date): boolean =>
  !person.nameHidden &&
  (!isPresumedLiving(person, now) || person.publishedLists.length > 0 || person.consent !== null)

/** Who may read the name, and with it everything that would give the man away. */
export const mayReadName = (viewer: Viewer, person: Naming, now = new Date()): boolean =>
  readsWithheld(viewer, now) || isPublic(person, now)

/** `mayReadName` as a query: what a viewer's lists and searches look among. */
export const nameReadableBy = (viewer: Viewer, now = new Date()): Filter<PersonDoc> =>
  readsWithheld(viewer, now)
    ? {}
    : {
        nameHidden: { $ne: true },
        $or: [
          { deathRecorded: true },
          { hundredAt: { $ne: null, $lte: now } },
          { 'publishedLists.0': { $exists: true } },
          { consent: { $ne: null } },
        ],
      }

/** `mayReadName` of a visitor as a moment: from when on he may, in ms; never is Infinity. */
export const openFrom = (person: Naming): number =>
  isPublic(person, new Date(0))
    ? 0
    : person.nameHidden
      ? Infinity
      : (person.hundredAt?.getTime() ?? Infinity)

/** Free-text names are nobody's in the roster: withheld from visitors until they are linked. */
export const mayReadFreeText = readsWithheld
/** Service number and consent; searching by service number. */
export const mayReadPrivate = moderator
export const mayEdit = moderator

/** A portrait of somebody whose name he does not read he cannot give: what others gave stays unseen. */
export const mayGivePortrait = (viewer: Viewer, person: Naming): boolean =>
  contributor(viewer) && mayReadName(viewer, person)

/** One that waits, or was refused: for moderators, and for who gave it. */
export const maySeeGiven = (viewer: Viewer, { by }: { readonly by: string }): boolean =>
  hasAccount(viewer) && (viewer.id === by || moderator(viewer))

/** One that was taken off is moderators’ to see. */
export const maySeePortrait = (
  viewer: Viewer,
  { takenOff }: { readonly takenOff: boolean },
  person: Naming,
): boolean => mayReadName(viewer, person) && (!takenOff || mayEdit(viewer))
