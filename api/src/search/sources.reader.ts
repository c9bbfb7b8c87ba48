import type { FilmId, StillId } from '@rollcall/contract/ids.ts'
import { foundIn, type Why } from '@rollcall/contract/search.ts'
import { readFilms } from '../films/film.reader.ts'
import { maySee } from '../films/restriction.ts'
import { rankNames } from '../people/nameRank.ts'
import { tokensOf } from '../people/names.ts'
import { whyNamed } from '../people/nameWhy.ts'
import type { Viewer } from '../platform/viewer.ts'
import { countFrames, readSeen } from '../stills/film.reader.ts'
import { presentStill } from '../stills/still.presenter.ts'
import { firstFrames, readStills } from '../stills/still.reader.ts'
import type { Wall } from '../subjects/wall.ts'
import type { Source } from '../subjects/wallFit.ts'
import { because } from './asked.ts'

export interface SourceFound {
  readonly source: Source
  readonly why: Why
}

const MOST_CANDIDATES = 300
/** What else than a title is said of it has to be more alike: a letter off in a title is a slip, in a place another place. */
const byTitleFirst = (one: SourceFound, other: SourceFound): number =>
  Number(one.why.how === 'made-there') - Number(other.why.how === 'made-there')

/** Films and photos by their words, and those that were made in the camp that is meant, of what the viewer may see ([A9]). */
export const findSources = (
  viewer: Viewer,
  wall: Wall,
  { q, campId, campName }: { q: string; campId: string | null; campName: string },
): SourceFound[] => {
  const seesAll = maySee(viewer, { restricted: true })
  const asked = tokensOf(q)
  const likely = asked.length === 0 ? [] : wall.named(asked, seesAll, MOST_CANDIDATES)
  const named = rankNames(asked, likely).flatMap((one): SourceFound[] => {
    const source = wall.source(one.candidate.id)
    if (!source) return []
    const { at, ...why } = whyNamed(q, source.words, one)
    const field = foundIn.options[at] ?? null
    return [{ source, why: because(why.how, { ...why, field, name: source.words[at] ?? null }) }]
  })
  const known = new Set(named.map(({ source }) => source.id))
  const there = campId ? wall.sources(seesAll).filter(({ camp }) => camp === campId) : []
  return [
    ...named,
    ...there
      .filter(({ id }) => !known.has(id))
      .map((source) => ({ source, why: because('made-there', { name: campName }) })),
  ].toSorted(byTitleFirst)
}

/** Films as they are shown among what was found. */
export const showFilms = async (viewer: Viewer, wall: Wall, found: readonly SourceFound[]) => {
  const seesAll = maySee(viewer, { restricted: true })
  const ids = found.map(({ source }) => source.id as FilmId)
  const films = await readFilms(viewer, ids)
  const seen = await readSeen(
    viewer,
    ids.flatMap((id) => films.get(id) ?? []),
  )
  return found.flatMap(({ source, why }) => {
    const one = seen.find(({ film }) => film._id === source.id)
    if (!one) return []
    const { film, camp, cover } = one
    return {
      film: {
        id: film._id,
        title: film.title,
        date: film.provenance.date ?? null,
        place: film.provenance.place ?? null,
        camp,
        cover: cover && presentStill(cover, film.title),
        shots: film.shots.length,
        men: wall.count(seesAll, { filmId: film._id }).men,
        frame: why.how === 'frame' ? Number(why.asked) : null,
      },
      why,
    }
  })
}

/** So many films that were found are looked through for their frames. */
const MOST_FILMS = 10

/** Photos first, then the frames of the films that were found: a frame is found by what its film is called, or where that was made. */
export const showStills = async (
  viewer: Viewer,
  { films, photos, limit }: Record<'films' | 'photos', readonly SourceFound[]> & { limit: number },
) => {
  const looked = films.slice(0, MOST_FILMS)
  const ids = looked.map(({ source }) => source.id as FilmId)
  const shown = await showPhotos(viewer, photos.slice(0, limit))
  const counts = await countFrames(viewer, [...(await readFilms(viewer, ids)).values()])
  const count = [...counts.values()].reduce((sum, one) => sum + one, 0)
  const frames = await firstFrames(viewer, ids, limit)
  const titles = new Map(looked.map(({ source }) => [source.id, source.title]))
  const ofFilms = frames.map((frame) => {
    const name = titles.get(frame.filmId ?? '') ?? ''
    return { still: presentStill(frame, name), why: because('frame-of', { name }) }
  })
  return { count: photos.length + count, hits: [...shown, ...ofFilms].slice(0, limit) }
}

const showPhotos = async (viewer: Viewer, found: readonly SourceFound[]) => {
  const stills = await readStills(
    viewer,
    found.map(({ source }) => source.id as StillId),
  )
  return found.flatMap(({ source, why }) => {
    const still = stills.get(source.id as StillId)
    return still ? { still: presentStill(still), why } : []
  })
}
