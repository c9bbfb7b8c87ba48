import type { FilmId, PersonId, SightingId, StillId } from '@rollcall/contract/ids.ts'
import type { About, AboutMade } from '@rollcall/contract/tips.ts'
import { hiddenMen } from '../cases/sighting.reader.ts'
import { readFilms } from '../films/film.reader.ts'
import type { Reader } from '../films/restriction.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readStills } from '../stills/still.reader.ts'
import { readSightingsEver } from '../subjects/sighting.reader.ts'
import { readSubjects } from '../subjects/subject.reader.ts'

export type AboutReader = (about: About | null) => AboutMade | null

/**
 * Reads what some tips are about, a query or two per kind; gives null for what is not there, or not for the reader to
 * see, and of a mark on a still that he may not see the man alone, as far as he is there for him ([A9]).
 */
export const readAbouts = async (
  viewer: Viewer,
  abouts: readonly (About | null)[],
  session?: Session,
  reader: Reader = viewer,
): Promise<AboutReader> => {
  const ids = <Id extends string>(kind: About['kind']): Id[] =>
    abouts.flatMap((about) => (about?.kind === kind ? [about.id as string as Id] : []))
  const sightings = await readSightingsEver(ids<SightingId>('sighting'), session)
  const seen = [...sightings.values()].map(({ subjectId }) => subjectId)
  const subjects = await readSubjects([...ids('subject'), ...seen], session)
  const hidden = await hiddenMen(reader, [...subjects.values()])
  const films = await readFilms(reader, ids<FilmId>('film'), session)
  const people = await readPeople(ids<PersonId>('person'), session)
  const marked = [...sightings.values()].map(({ stillId }) => stillId)
  const stills = await readStills(reader, [...ids<StillId>('still'), ...marked], session)
  const titles = await readFilms(
    reader,
    [...stills.values()].flatMap(({ filmId }) => filmId ?? []),
    session,
  )

  const still = (id: StillId): AboutMade | null => {
    const found = stills.get(id)
    if (!found) return null
    const { filmId, frame } = found
    const title = found.title ?? (filmId && titles.get(filmId)?.title) ?? ''
    return { kind: 'still', id, title, filmId, frame }
  }
  const sighting = (id: SightingId): AboutMade | null => {
    const found = sightings.get(id)
    const subject = found && subjects.get(found.subjectId)
    if (!found || !subject || hidden.has(subject._id)) return null
    const { stillId, subjectId } = found
    const { number: subjectNumber } = subject
    if (!stills.has(stillId)) return { kind: 'subject', id: subjectId, subjectNumber }
    return { kind: 'sighting', id, stillId, subjectId, subjectNumber }
  }
  return (about) => {
    switch (about?.kind) {
      case undefined:
        return null
      case 'still':
        return still(about.id)
      case 'sighting':
        return sighting(about.id)
      case 'subject': {
        const number = subjects.get(about.id)?.number
        return number === undefined || hidden.has(about.id)
          ? null
          : { ...about, subjectNumber: number }
      }
      case 'film': {
        const film = films.get(about.id)
        return film ? { ...about, title: film.title } : null
      }
      case 'person': {
        const person = people.get(about.id)
        return person ? { ...about, person: presentPersonShort(viewer, person) } : null
      }
      default:
        return about satisfies never
    }
  }
}
