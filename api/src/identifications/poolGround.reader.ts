import { daysOf } from '@rollcall/contract/edtfDays.ts'
import type { CampId, FilmId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import type { PoolFilter } from '@rollcall/contract/pool.ts'
import type { Provenance } from '@rollcall/contract/provenance.ts'
import { readFilms } from '../films/film.reader.ts'
import type { Reader } from '../films/restriction.ts'
import { isDated, narrowest, type PoolAsked, type Taken } from '../people/poolJudges.ts'
import { settings } from '../platform/settings.ts'
import { hiddenFrom, readStills } from '../stills/still.reader.ts'
import { sightingsOfSubjects } from '../subjects/sighting.reader.ts'
import { readExclusions } from './exclusion.reader.ts'

/** A film or photo on which a man is seen, and when and where it was taken. */
export interface SeenOn extends Taken {
  readonly source: { readonly kind: 'film' | 'photo'; readonly id: string; readonly title: string }
  readonly date: string | null
  readonly camp: CampId | null
}

/** Whom it was said that he cannot be, but for what was dismissed or holds no more. */
export const readRuledOut = async (id: SubjectId): Promise<ReadonlySet<string>> => {
  const standing = (await readExclusions(id)).filter(
    ({ state }) => state === 'open' || state === 'accepted',
  )
  return new Set(standing.map(({ personId }) => personId))
}

/** The films and photos that the reader may see him on. */
export const readSeenOn = async (reader: Reader, id: SubjectId): Promise<SeenOn[]> => {
  const all = (await sightingsOfSubjects([id])).get(id) ?? []
  const hidden = await hiddenFrom(
    reader,
    all.map(({ stillId }) => stillId),
  )
  const sightings = all.filter(({ stillId }) => !hidden.has(stillId))
  const films = await readFilms(
    reader,
    sightings.flatMap(({ filmId }) => (filmId as FilmId | null) ?? []),
  )
  const photos = await readStills(
    reader,
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

/** What a filter takes for true: of the picture that it goes by, and of what was chosen. */
export const assumedBy = (filter: PoolFilter, seen: readonly SeenOn[], asked: PoolAsked) => {
  const { source = null, date = null, camp = null } = decidingFor(filter, seen) ?? {}
  const byCamp = filter === 'camp'
  return {
    source,
    date: byCamp ? null : date,
    camp: byCamp ? camp : null,
    value: chosenFor(filter, asked),
  }
}

/** The picture that a filter goes by. */
const decidingFor = (filter: PoolFilter, seen: readonly SeenOn[]): SeenOn | null => {
  if (isDated(filter)) return narrowest(seen, filter)
  return filter === 'camp' ? (seen.find(({ camp }) => camp !== null) ?? null) : null
}

const chosenFor = (filter: PoolFilter, asked: PoolAsked): string | null => {
  if (filter === 'force' || filter === 'rank' || filter === 'unit') return asked[filter] ?? null
  return filter === 'height' ? `${asked.height}` : null
}
