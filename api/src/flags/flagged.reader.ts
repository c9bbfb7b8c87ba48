import type { Flagged, FlaggedMade } from '@rollcall/contract/flags.ts'
import type { PortraitId } from '@rollcall/contract/ids.ts'
import type { Reader } from '../films/restriction.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.service.ts'
import { isShownTo, readPortraitsById } from '../people/portrait.reader.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readAbouts } from '../tips/about.reader.ts'

/** Reads what some flags are about; gives null for what is not there, or not for the reader to see. */
export const readFlagged = async (
  viewer: Viewer,
  abouts: readonly Flagged[],
  reader: Reader = viewer,
): Promise<(about: Flagged) => FlaggedMade | null> => {
  const portraits = await readPortraitsById(
    abouts.flatMap(({ kind, id }) => (kind === 'portrait' ? [id as PortraitId] : [])),
  )
  const people = await readPeople([...portraits.values()].map(({ personId }) => personId))
  const aboutOf = await readAbouts(
    viewer,
    abouts.map((about) => (about.kind === 'portrait' ? null : about)),
    undefined,
    reader,
  )
  return (about) => {
    if (about.kind !== 'portrait') return aboutOf(about)
    const portrait = portraits.get(about.id)
    const person = portrait && people.get(portrait.personId)
    if (!person) return null
    // What was taken off while he wrote was there when he saw it.
    if (reader !== 'program' && !isShownTo(viewer, portrait, person)) return null
    return { ...about, personId: person._id, person: presentPersonShort(viewer, person) }
  }
}
