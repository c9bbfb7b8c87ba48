import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { foundIn } from '@rollcall/contract/search.ts'
import { everyFilm, type FilmSaid } from '../films/film.reader.ts'
import { rawOf } from '../platform/database/documents.ts'
import { Mirror } from '../platform/database/mirror.ts'
import { everyStillSaid, type StillSaid } from '../stills/still.reader.ts'
import { type SightingDoc, Sightings, type SubjectDoc, Subjects } from './subject.model.ts'
import { type Mark, Wall } from './wall.ts'
import type { SourceSaid, WallStanding } from './wallFit.ts'

type ManDoc = Pick<SubjectDoc, '_id' | 'number' | 'undecided' | 'confirmed'> & {
  readonly noPrisoner?: object
}
type Seen = Pick<SightingDoc, 'subjectId' | 'stillId' | 'filmId' | 'clues'>

const AT_ONCE = 500

let wall = new Wall()

/** The wall as it is known here: with all that this process has heard of. */
export const wallNow = async (): Promise<Wall> => {
  await mirror.now()
  return wall
}

const mirror = new Mirror({
  // Where a man is seen comes before him.
  collections: ['films', 'stills', 'subjects'],
  whole: async () => {
    const made = new Wall()
    for await (const film of everyFilm()) putFilm(made, film)
    for await (const still of everyStillSaid()) putStill(made, still)
    await putMen(made)
    wall = made
  },
  some: async (collection, ids) => {
    if (collection === 'films') for await (const film of everyFilm(ids)) putFilm(wall, film)
    if (collection === 'stills')
      for await (const still of everyStillSaid(ids)) putStill(wall, still)
    if (collection !== 'subjects') return
    for (const id of ids) wall.takeMan(id)
    await putMen(wall, ids)
  },
})

const putFilm = (to: Wall, { _id, title, provenance, restricted = false }: FilmSaid): void =>
  to.putSource(_id, saidOf('film', title, provenance), restricted)

const putStill = (to: Wall, still: StillSaid): void => {
  const { _id, filmId, title, provenance, restricted = false } = still
  if (!filmId) to.putSource(_id, saidOf('photo', title ?? '', provenance), restricted)
  to.putStill(_id, filmId ?? _id, restricted)
}

const saidOf = (
  kind: SourceSaid['kind'],
  title: string,
  provenance: Provenance | null,
): SourceSaid => ({
  kind,
  title,
  camp: provenance?.camp ?? null,
  date: provenance?.date ?? null,
  words: foundIn.options.map((field) => (field === 'title' ? title : (provenance?.[field] ?? ''))),
})

/** All men, or some, with where each is seen: two cursors, each in the order of the men. */
const putMen = async (to: Wall, ids?: readonly string[]): Promise<void> => {
  const some = ids as SubjectId[] | undefined
  const sightings = rawOf(Sightings)
    .find<Seen>(some ? { subjectId: { $in: some } } : {}, {
      projection: { _id: 0, subjectId: 1, stillId: 1, filmId: 1, 'clues.kind': 1 },
    })
    .sort({ subjectId: 1, _id: 1 })
    .batchSize(AT_ONCE)
  const seen = new Map<string, Mark[]>()
  for await (const { subjectId, stillId, filmId, clues } of sightings) {
    if (!to.knowsStill(stillId)) {
      // Of all, those that are restricted are known already.
      if (some) for await (const still of everyStillSaid([stillId])) putStill(to, still)
      else to.putStill(stillId, filmId ?? stillId, false)
    }
    const his = seen.get(subjectId)
    const mark = clues ? { stillId, clues: clues.map(({ kind }) => kind) } : { stillId }
    if (his) his.push(mark)
    else seen.set(subjectId, [mark])
  }
  const men = rawOf(Subjects)
    .find<ManDoc>(
      {
        ...(some && { _id: { $in: some } }),
        ...{ merged: { $exists: false }, withdrawnAt: { $exists: false } },
      },
      { projection: { number: 1, undecided: 1, confirmed: 1, 'noPrisoner.kind': 1 } },
    )
    .sort({ _id: 1 })
    .batchSize(AT_ONCE)
  for await (const man of men)
    to.putMan(
      { id: man._id, number: man.number, standing: standingOf(man) },
      seen.get(man._id) ?? [],
    )
}

const standingOf = ({ confirmed, undecided, noPrisoner }: ManDoc): WallStanding =>
  noPrisoner ? 'no-prisoner' : confirmed ? 'confirmed' : undecided > 0 ? 'proposed' : 'nobody'
