import type { CampShort } from '@rollcall/contract/camps.ts'
import type { FilmId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import type { ShownSighting } from '@rollcall/contract/subjects.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import type { FilmDoc } from '../films/film.model.ts'
import { readFilms } from '../films/film.reader.ts'
import type { Reader } from '../films/restriction.ts'
import type { Session } from '../platform/database/transaction.ts'
import { refuse } from '../platform/refusal.ts'
import { presentStill } from '../stills/still.presenter.ts'
import { hiddenFrom, readStills } from '../stills/still.reader.ts'
import { sightingsOfSubjects } from '../subjects/sighting.reader.ts'
import type { SightingDoc, SubjectDoc } from '../subjects/subject.model.ts'
import { presentSighting } from '../subjects/subject.presenter.ts'
import { assertSeen, loadSubject, rootOf } from '../subjects/subject.reader.ts'

/** The sightings that stand for men, of those that somebody may see, by the man's id, ready to be drawn. */
export const portraitsOf = async (
  reader: Reader,
  subjects: readonly SubjectDoc[],
  among: (seen: readonly SightingDoc[]) => boolean = () => true,
): Promise<ReadonlyMap<string, ShownSighting>> => {
  const all = await sightingsOfSubjects(subjects.map(rootOf))
  const seen = Map.groupBy(
    await visibleTo(reader, [...all.values()].flat()),
    (one) => one.subjectId,
  )
  const largest = [...seen.values()].filter(among).flatMap((his) => largestFirst(his)[0] ?? [])
  const shown = [...(await showSightings(reader, largest)).values()]
  const byRoot = new Map<string, ShownSighting>(shown.map((one) => [one.subjectId, one]))
  return new Map(
    subjects.flatMap((subject) => {
      const portrait = byRoot.get(rootOf(subject))
      return portrait ? [[subject._id, portrait]] : []
    }),
  )
}

/**
 * The picture with the most pixels of him stands for a man, of two that are as large the one marked first; one that is
 * flagged only where he has no other ([D3]).
 */
export const largestFirst = (sightings: readonly SightingDoc[]): SightingDoc[] =>
  sightings.toSorted(
    (one, other) =>
      Number(one.flagged ?? false) - Number(other.flagged ?? false) ||
      pixelsOf(other) - pixelsOf(one),
  )

const pixelsOf = ({ region: { w, h } }: SightingDoc): number => w * h

/** Those on stills that somebody may see ([A9]). */
export const visibleTo = async (
  reader: Reader,
  sightings: readonly SightingDoc[],
  session?: Session,
): Promise<SightingDoc[]> => {
  const ids = sightings.map(({ stillId }) => stillId)
  const hidden = await hiddenFrom(reader, ids, session)
  return sightings.filter(({ stillId }) => !hidden.has(stillId))
}

/** Of some men, by id, those whom only others can look at: to a visitor they are not there at all ([A9], [S2]). */
export const hiddenMen = async (
  reader: Reader,
  men: readonly SubjectDoc[],
  session?: Session,
): Promise<ReadonlySet<string>> => {
  if (reader === 'program' || reader.kind !== 'visitor') return new Set()
  const all = await sightingsOfSubjects(men.map(rootOf), session)
  const open = await visibleTo(reader, [...all.values()].flat(), session)
  const seen = new Set<string>(open.map(({ subjectId }) => subjectId))
  const isHidden = (root: string) => all.has(root) && !seen.has(root)
  return new Set(men.filter((man) => isHidden(rootOf(man))).map(({ _id }) => _id))
}

/** The man whose page this is now, where he is there for whoever asks. */
export const loadShown = async (
  reader: Reader,
  id: SubjectId,
  session?: Session,
): Promise<SubjectDoc> => {
  const man = await loadSubject(id, session)
  if ((await hiddenMen(reader, [man], session)).size > 0) throw refuse('not-found')
  return man
}

/** A man of whom somebody says who he is, or cannot be: there is a mark of him left, on a still that he may see. */
export const loadToName = async (
  session: Session,
  reader: Reader,
  id: SubjectId,
): Promise<SubjectDoc> => {
  const man = await loadSubject(id, session)
  assertSeen(man)
  await assertToBeSeen(reader, man)
  return man
}

/** Throws where every still of him is one that this reader may not see: whom nobody can look at, nobody names ([A9]). */
const assertToBeSeen = async (reader: Reader, subject: SubjectDoc): Promise<void> => {
  const sightings = (await sightingsOfSubjects([rootOf(subject)])).get(rootOf(subject)) ?? []
  if ((await visibleTo(reader, sightings)).length > 0) return
  throw refuse('subject.unseen', {
    detail: 'Every still he appears on is restricted to moderators, so there is nobody to look at.',
  })
}

/** Sightings with the stills they lie on, as far as those may be seen, by id, in the order given. */
export const showSightings = async (
  reader: Reader,
  sightings: readonly SightingDoc[],
): Promise<Map<string, ShownSighting>> => {
  const ids = sightings.map(({ stillId }) => stillId)
  const stills = await readStills(reader, ids)
  const films = await filmsOf(
    reader,
    [...stills.values()].map(({ filmId }) => filmId),
  )
  const camps = await readCamps(
    [...stills.values(), ...films.values()].map(({ provenance }) => provenance?.camp),
  )
  const shown = new Map<string, ShownSighting>()
  for (const sighting of sightings) {
    const still = stills.get(sighting.stillId)
    if (!still) continue
    const film = still.filmId ? films.get(still.filmId) : undefined
    const provenance = film?.provenance ?? still.provenance
    shown.set(sighting._id, {
      ...presentSighting(sighting),
      still: presentStill(still, film?.title),
      filmTitle: film?.title ?? null,
      taken: takenOf(provenance, campIn(camps, provenance?.camp)),
    })
  }
  return shown
}

const takenOf = (
  provenance: Provenance | null,
  camp: CampShort | null,
): ShownSighting['taken'] => ({
  place: provenance?.place ?? null,
  camp,
  date: provenance?.date ?? null,
})

export const filmsOf = (reader: Reader, ids: readonly (FilmId | null)[]) =>
  readFilms(
    reader,
    ids.flatMap((id) => id ?? []),
  )

export const titleIn = (
  films: ReadonlyMap<FilmId, FilmDoc>,
  id: FilmId | null,
): string | undefined => (id ? films.get(id)?.title : undefined)
