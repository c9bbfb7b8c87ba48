import type { FilmId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import type { ShownSighting } from '@rollcall/contract/subjects.ts'
import type { FilmDoc } from '../films/film.model.ts'
import { readFilms } from '../films/film.service.ts'
import { presentStill } from '../stills/still.presenter.ts'
import { readStills } from '../stills/still.reader.ts'
import type { SightingDoc, SubjectDoc } from '../subjects/subject.model.ts'
import { presentSighting } from '../subjects/subject.presenter.ts'
import { sightingsOfSubjects } from '../subjects/subject.service.ts'

/** The sightings that stand for men, by the man's id, ready to be drawn. */
export const portraitsOf = async (
  subjects: readonly SubjectDoc[],
): Promise<ReadonlyMap<string, ShownSighting>> => {
  const seen = await sightingsOfSubjects(subjects.map(rootOf))
  const largest = [...seen.values()].flatMap((sightings) => largestFirst(sightings)[0] ?? [])
  const shown = [...(await showSightings(largest)).values()]
  const byRoot = new Map<string, ShownSighting>(shown.map((one) => [one.subjectId, one]))
  return new Map(
    subjects.flatMap((subject) => {
      const portrait = byRoot.get(rootOf(subject))
      return portrait ? [[subject._id, portrait]] : []
    }),
  )
}

/** Whose page he is shown on: where he was joined with another man, his pictures are that one's. */
const rootOf = ({ _id, merged }: SubjectDoc): string => merged?.root ?? _id

/** The picture with the most pixels of him stands for a man; of two that are as large, the one marked first. */
export const largestFirst = (sightings: readonly SightingDoc[]): SightingDoc[] =>
  sightings.toSorted((one, other) => pixelsOf(other) - pixelsOf(one))

const pixelsOf = ({ region: { w, h } }: SightingDoc): number => w * h

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
