import type { ChangeDoc } from '../platform/changes.ts'
import type { Fields } from '../platform/differing.ts'
import { readsWithheld, type Viewer } from '../platform/viewer.ts'
import type { PersonDoc } from './people.model.ts'
import { mayEdit, mayReadName, mayReadPrivate, maySeePortrait } from './people.policy.ts'
import type { PortraitDoc } from './portrait.model.ts'

/** What a correction changed, as far as somebody reads it. */
export interface Told {
  readonly was: Fields
  readonly now: Fields
}

/** Among what authorities called him his service number may have stood. */
const isPrivate = (field: string): boolean => ['serviceNumber', 'consent', 'ids'].includes(field)

/**
 * What the viewer reads of a correction of an entry: what he reads of it as it stands, and of that what was as open
 * before and after the correction ([P4]). Null where that is nothing.
 */
export const tellOfPerson = (
  viewer: Viewer,
  change: ChangeDoc,
  person: PersonDoc | undefined,
): Told | null => {
  if (!person || !mayReadName(viewer, person)) return null
  return toldFields(viewer, change, (field) => !isPrivate(field) || mayReadPrivate(viewer))
}

/** The same of a portrait. That it was taken off is moderators’ to know, and where a relative’s comes from is no visitor’s. */
export const tellOfPortrait = (
  viewer: Viewer,
  change: ChangeDoc,
  portrait: PortraitDoc | undefined,
  person: PersonDoc | undefined,
): Told | null => {
  if (!portrait || !person || !maySeePortrait(viewer, portrait, person)) return null
  const readsSource = readsWithheld(viewer) || portrait.lentBy !== 'relative'
  return toldFields(viewer, change, (field) =>
    field === 'takenOff' ? mayEdit(viewer) : field !== 'source' || readsSource,
  )
}

/** Of the fields that changed those that he may read, where any is left. */
export const toldFields = (
  viewer: Viewer,
  { was, now, closed = [] }: Pick<ChangeDoc, 'was' | 'now' | 'closed'>,
  mayRead: (field: string) => boolean,
): Told | null => {
  const isOpen = (field: string) => readsWithheld(viewer) || !closed.includes(field)
  const fields = Object.keys(was).filter((field) => isOpen(field) && mayRead(field))
  const of = (state: Fields | null) =>
    Object.fromEntries(fields.map((field) => [field, state?.[field] ?? null]))
  return fields.length === 0 ? null : { was: of(was), now: of(now) }
}
