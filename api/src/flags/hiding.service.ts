import type { FlaggedText } from '@rollcall/contract/flaggedTexts.ts'
import type { FilmId, PersonId, PortraitId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { placesOfText, setTextHidden } from '../cases/hiding.service.ts'
import { readFilms } from '../films/film.reader.ts'
import { maySee } from '../films/restriction.ts'
import { isTextHidden } from '../identifications/hidden.service.ts'
import { readPeople } from '../people/people.reader.ts'
import { setNameHidden } from '../people/people.service.ts'
import { readPortraitsById } from '../people/portrait.reader.ts'
import { correctPortrait } from '../people/portrait.service.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { type AccountViewer, visitor } from '../platform/viewer.ts'
import { restrictFilm, restrictStill } from '../stills/restricting.service.ts'
import { readStills } from '../stills/still.reader.ts'
import { readSightings, sightingsOfSubjects } from '../subjects/sighting.reader.ts'
import { loadSubject } from '../subjects/subject.reader.ts'
import { type FlagDoc, Flags, type Hidden } from './flag.model.ts'

/** Hides what a flag is about, each kind in its own way; gives what was not hidden before, or only by another flag. */
export const hide = async (
  session: Session,
  by: AccountViewer,
  { about }: FlagDoc,
): Promise<Hidden[]> => {
  const hidden: Hidden[] = []
  for (const one of await targetsOf(session, by, about)) {
    if (await isOpen(session, one)) await set(session, by, one, true)
    else if (!(await isHeldByFlag(session, one))) continue
    hidden.push(one)
  }
  return hidden
}

/** Shows again what it hid, but for what another flag hides too. */
export const show = async (
  session: Session,
  by: AccountViewer,
  { _id, hidden }: FlagDoc,
): Promise<void> => {
  for (const one of hidden)
    if (!(await isHeldByFlag(session, one, _id))) await set(session, by, one, false)
}

/** A man is hidden with the stills on which he is seen. */
const targetsOf = async (
  session: Session,
  by: AccountViewer,
  about: FlagDoc['about'],
): Promise<Hidden[]> => {
  const stills = (ids: readonly StillId[]): Hidden[] =>
    [...new Set(ids)].map((id) => ({ kind: 'still', id }))
  switch (about.kind) {
    case 'sighting':
      return stills(
        [...(await readSightings([about.id], session)).values()].map(({ stillId }) => stillId),
      )
    case 'subject': {
      const man = (await loadSubject(about.id, session))._id as SubjectId
      const seen = (await sightingsOfSubjects([man])).get(man) ?? []
      return stills(seen.map(({ stillId }) => stillId))
    }
    case 'still':
    case 'film':
    case 'person':
    case 'portrait':
      return [{ kind: about.kind, id: about.id }]
    default:
      return (await placesOfText(session, by, about satisfies FlaggedText)).map(
        ({ textId, ...place }) => ({ ...{ kind: 'text', id: textId }, ...place }),
      )
  }
}

/** Whether everybody can see it, as far as this way of hiding goes. */
const isOpen = async (session: Session, one: Hidden): Promise<boolean> => {
  const { kind, id } = one
  if (kind === 'text') return !(await isTextHidden(session, { home: one.home, textId: id }))
  if (kind === 'still') {
    const still = (await readStills('program', [id as StillId])).get(id as StillId)
    return still !== undefined && !still.restriction?.restricted && maySee(visitor, still)
  }
  if (kind === 'film') {
    const film = (await readFilms('program', [id as FilmId])).get(id as FilmId)
    return film !== undefined && maySee(visitor, film)
  }
  if (kind === 'person') {
    const person = (await readPeople([id as PersonId])).get(id as PersonId)
    return person !== undefined && !person.nameHidden
  }
  return (await readPortraitsById([id as PortraitId])).get(id as PortraitId)?.takenOff === false
}

const isHeldByFlag = async (session: Session, { id }: Hidden, besides?: string): Promise<boolean> =>
  (await rawOf(Flags).findOne(
    {
      ...{ 'hidden.id': id, hides: true },
      ...(besides !== undefined && { _id: { $ne: besides } }),
    },
    { session, projection: { _id: 1 } },
  )) !== null

const why = {
  hidden: 'Hidden because it was flagged, until that is resolved.',
  shown: 'Shown again: the flag for which it was hidden is resolved.',
} as const

const set = async (
  session: Session,
  by: AccountViewer,
  one: Hidden,
  hidden: boolean,
): Promise<void> => {
  const { kind, id } = one
  if (kind === 'text') return setTextHidden(session, by, { ...one, textId: id }, hidden)
  const restriction = { restricted: hidden, reasons: hidden ? why.hidden : why.shown }
  if (kind === 'still') return restrictStill(session, by, id as StillId, restriction)
  if (kind === 'film') return restrictFilm(session, by, id as FilmId, restriction)
  if (kind === 'person') return setNameHidden(session, by.id, id as PersonId, hidden)
  const portrait = (await readPortraitsById([id as PortraitId])).get(id as PortraitId)
  if (portrait) await correctPortrait(session, by, portrait, { takenOff: hidden })
}
