import { daysOf } from '@rollcall/contract/edtfDays.ts'
import type { QueryOf, ResponseMade } from '@rollcall/contract/endpoint.ts'
import type { CampId, FilmId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { getPool, PoolFilter } from '@rollcall/contract/pool.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { campIn } from '../camps/camp.presenter.ts'
import { readCamps } from '../camps/camp.reader.ts'
import { readFilms } from '../films/film.service.ts'
import { readExclusions } from '../identifications/exclusion.reader.ts'
import { readPool } from '../people/pool.reader.ts'
import { isDated, narrowest, type PoolAsked, type Taken } from '../people/rosterPool.ts'
import { settings } from '../platform/settings.ts'
import { readsWithheld, type Viewer } from '../platform/viewer.ts'
import { readStills } from '../stills/still.reader.ts'
import { sightingsOfSubjects } from '../subjects/sighting.reader.ts'
import { loadShown, visibleTo } from './sighting.reader.ts'

type Asked = QueryOf<typeof getPool>
type Row = ResponseMade<typeof getPool>['rows'][number]

/** A film or photo on which the man is seen, and when and where it was taken. */
interface SeenOn extends Taken {
  readonly source: NonNullable<Row['assumed']['source']>
  readonly date: string | null
  readonly camp: CampId | null
}

/** Whom of the roster an unknown man could be, and what each filter takes for true ([C5]). */
export const viewPool = async (
  viewer: Viewer,
  subjectId: SubjectId,
  { cursor, limit, q, ...chosen }: Asked,
): Promise<ResponseMade<typeof getPool>> => {
  const { _id: id } = await loadShown(viewer, subjectId)
  const seen = await readSeenOn(viewer, id)
  const excluded = await readExcluded(id)
  const asked = { ...chosen, taken: seen, excluded, off: new Set(chosen.off) }
  const { pool, items, nextCursor } = await readPool(viewer, asked, { cursor, limit, q })
  const camps = await readCamps(seen.map(({ camp }) => camp))
  return {
    items: [...items],
    nextCursor,
    people: pool.people,
    left: pool.left.size,
    rows: pool.rows.map((row) => {
      const { source = null, date = null, camp = null } = decidingFor(row.filter, seen) ?? {}
      const dated = row.filter === 'camp' ? null : date
      const placed = row.filter === 'camp' && camp ? campIn(camps, camp) : null
      return {
        ...row,
        assumed: { source, date: dated, camp: placed, value: chosenFor(row.filter, asked) },
      }
    }),
    partial: !readsWithheld(viewer),
  }
}

/** Whom it was said that he cannot be, but for what was dismissed or holds no more. */
const readExcluded = async (id: SubjectId): Promise<ReadonlySet<string>> => {
  const standing = (await readExclusions(id)).filter(
    ({ state }) => state === 'open' || state === 'accepted',
  )
  return new Set(standing.map(({ personId }) => personId))
}

/** The films and photos that the viewer may see him on. */
const readSeenOn = async (viewer: Viewer, id: SubjectId): Promise<SeenOn[]> => {
  const sightings = await visibleTo(viewer, (await sightingsOfSubjects([id])).get(id) ?? [])
  const films = await readFilms(
    viewer,
    sightings.flatMap(({ filmId }) => (filmId as FilmId | null) ?? []),
  )
  const photos = await readStills(
    viewer,
    sightings.flatMap(({ filmId, stillId }) => (filmId ? [] : [stillId as StillId])),
  )
  return [
    ...[...films.values()].map((film) => seenOn('film', film)),
    ...[...photos.values()].map((photo) => seenOn('photo', photo)),
  ]
}

const seenOn = (
  kind: 'film' | 'photo',
  {
    _id: id,
    title,
    provenance,
  }: {
    readonly _id: string
    readonly title: string | null
    readonly provenance: Provenance | null
  },
): SeenOn => ({
  source: { kind, id, title: title ?? '' },
  days: daysOf(provenance?.date, settings.APPROXIMATE_YEARS),
  date: provenance?.date ?? null,
  camp: provenance?.camp ?? null,
})

/** The picture that a filter goes by. */
const decidingFor = (filter: PoolFilter, seen: readonly SeenOn[]): SeenOn | null => {
  if (isDated(filter)) return narrowest(seen, filter)
  return filter === 'camp' ? (seen.find(({ camp }) => camp !== null) ?? null) : null
}

const chosenFor = (filter: PoolFilter, asked: PoolAsked): string | null => {
  if (filter === 'force' || filter === 'rank' || filter === 'unit') return asked[filter] ?? null
  return filter === 'height' ? `${asked.height}` : null
}
