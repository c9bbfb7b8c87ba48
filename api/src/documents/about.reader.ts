import type { DocumentAbout } from '@rollcall/contract/documents.ts'
import type { FilmId, PersonId, StillId } from '@rollcall/contract/ids.ts'
import { readFilms } from '../films/film.reader.ts'
import { maySee } from '../films/restriction.ts'
import { presentPersonShort } from '../people/people.presenter.ts'
import { readPeople } from '../people/people.reader.ts'
import type { Viewer } from '../platform/viewer.ts'
import { readStills } from '../stills/still.reader.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { wallNow } from '../subjects/wall.reader.ts'

/**
 * What documents are attached to, by id: a title, a name, or the number of a man. What the viewer may not see is missing,
 * and so is whose name he may not read: that a list is about him would tell it ([P4], [A9]).
 */
export const readAbout = async (
  viewer: Viewer,
  about: readonly DocumentAbout[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = (kind: DocumentAbout['kind']) =>
    about.flatMap((one) => (one.kind === kind ? one.id : []))
  const labels = new Map<string, string>()
  const stills = await readStills(viewer, ids('still') as StillId[])
  const ofStills = [...stills.values()].flatMap(({ filmId }) => filmId ?? [])
  const films = await readFilms(viewer, [...(ids('film') as FilmId[]), ...ofStills])
  for (const film of films.values()) labels.set(film._id, film.title)
  for (const { _id, title, filmId, frame } of stills.values()) {
    const film = filmId ? films.get(filmId)?.title : undefined
    labels.set(_id, title ?? `${film ?? ''} (${frame})`)
  }
  for (const person of (await readPeople(ids('person') as PersonId[])).values()) {
    const { name } = presentPersonShort(viewer, person)
    if (name !== null && !person.takenOff) labels.set(person._id, name)
  }
  for (const [id, number] of await numbersOf(viewer, ids('subject'))) labels.set(id, number)
  return labels
}

const numbersOf = async (viewer: Viewer, ids: readonly string[]): Promise<[string, string][]> => {
  if (ids.length === 0) return []
  const men = [...(await readSubjects(ids)).values()]
  const seesAll = maySee(viewer, { restricted: true })
  const wall = await wallNow()
  // To others a man is there where he is to be seen.
  const isThere = (id: string) => seesAll || wall.isSeen(id, false, {})
  return men
    .filter(({ _id, merged }) => isThere(merged?.root ?? _id))
    .map(({ _id, number }) => [_id, String(number)])
}
