import { isText } from '@rollcall/contract/flaggedTexts.ts'
import type { Flagged, FlaggedMade } from '@rollcall/contract/flags.ts'
import type { PortraitId } from '@rollcall/contract/ids.ts'
import { readTextAt } from '../cases/flaggedText.reader.ts'
import type { Reader } from '../films/restriction.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.reader.ts'
import { isShownTo, readPortraitsById } from '../people/portrait.reader.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { readAbouts } from '../tips/about.reader.ts'

type AboutOf = (about: Flagged) => FlaggedMade | null

/** Reads what some flags are about; gives null for what is not there, or not for the reader to see. */
export const readFlagged = async (
  viewer: Viewer,
  abouts: readonly Flagged[],
  reader: Reader = viewer,
): Promise<AboutOf> => {
  const portraitOf = await readPortraits(viewer, abouts, reader)
  const textOf = await readTexts(viewer, abouts, reader)
  const others = abouts.map((about) => (about.kind === 'portrait' || isText(about) ? null : about))
  const aboutOf = await readAbouts(viewer, others, undefined, reader)
  return (about) => {
    if (about.kind === 'portrait') return portraitOf(about)
    return isText(about) ? textOf(about) : aboutOf(about)
  }
}

const readPortraits = async (
  viewer: Viewer,
  abouts: readonly Flagged[],
  reader: Reader,
): Promise<AboutOf> => {
  const portraits = await readPortraitsById(
    abouts.flatMap(({ kind, id }) => (kind === 'portrait' ? [id as PortraitId] : [])),
  )
  const people = await readPeople([...portraits.values()].map(({ personId }) => personId))
  return (about) => {
    if (about.kind !== 'portrait') return null
    const portrait = portraits.get(about.id)
    const person = portrait && people.get(portrait.personId)
    if (!person) return null
    // What was taken off while he wrote was there when he saw it.
    if (reader !== 'program' && !isShownTo(viewer, portrait, person)) return null
    return { ...about, personId: person._id, person: presentPersonShort(viewer, person) }
  }
}

const readTexts = async (
  viewer: Viewer,
  abouts: readonly Flagged[],
  reader: Reader,
): Promise<AboutOf> => {
  const found = new Map<Flagged, NonNullable<Awaited<ReturnType<typeof readTextAt>>>>()
  for (const about of abouts) {
    const read = isText(about) ? await readTextAt(viewer, about, reader) : null
    if (read) found.set(about, read)
  }
  const men = await readSubjects([...found.values()].map(({ subjectId }) => subjectId))
  return (about) => {
    const read = found.get(about)
    const man = read && men.get(read.subjectId)
    if (!man || !isText(about)) return null
    const { kind, id } = about
    const { stillId, text } = read
    return { kind, id, subjectId: man._id, subjectNumber: man.number, stillId, text }
  }
}
