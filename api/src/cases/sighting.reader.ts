import type { FilmId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import type { ShownSighting } from '@rollcall/contract/subjects.ts'
import type { FilmDoc } from '../films/film.model.ts'
import { readFilms } from '../films/film.service.ts'
import { presentStill } from '../stills/still.presenter.ts'
import { readStills } from '../stills/still.service.ts'
import type { SightingDoc, SubjectDoc } from '../subjects/subject.model.ts'
import { presentSighting } from '../subjects/subject.presenter.ts'
import { readSightings } from '../subjects/subject.service.ts'

/** The sightings that stand for men, ready to be drawn. */
export const portraitsOf = async (subjects: readonly SubjectDoc[]) => {
  const sightings = await readSightings(subjects.map(({ portrait }) => portrait))
  return showSightings([...sightings.values()])
}

/** Sightings with the stills they lie on, by id, in the order given. */
export const showSightings = async (
  sightings: readonly SightingDoc[],
): Promise<Map<string, ShownSighting>> => {
  const stills = await readStills(sightings.map(({ stillId }) => stillId))
  const films = await filmsOf([...stills.values()].map(({ filmId }) => filmId))
  const shown = new Map<string, ShownSighting>()
  for (const sighting of sightings) {
    const still = stills.get(sighting.stillId)
    if (!still) continue
    const film = still.filmId ? films.get(still.filmId) : undefined
    shown.set(sighting._id, {
      ...presentSighting(sighting),
      still: presentStill(still, film?.title),
      filmTitle: film?.title ?? null,
      taken: takenOf(film?.provenance ?? still.provenance),
    })
  }
  return shown
}

const takenOf = (provenance: Provenance | null): ShownSighting['taken'] => ({
  place: provenance?.place ?? null,
  camp: provenance?.camp ?? null,
  date: provenance?.date ?? null,
})

export const filmsOf = (ids: readonly (FilmId | null)[]) => readFilms(ids.flatMap((id) => id ?? []))

export const titleIn = (
  films: ReadonlyMap<FilmId, FilmDoc>,
  id: FilmId | null,
): string | undefined => (id ? films.get(id)?.title : undefined)
