import { setImmediate } from 'node:timers/promises'
import type { StillId } from '@rollcall/contract/ids.ts'
import type { Suggestion } from '@rollcall/contract/suggestions.ts'
import { turnsOf } from '../platform/turns.ts'
import type { AccountViewer, Viewer } from '../platform/viewer.ts'
import type { GreyOf } from '../stills/grey.reader.ts'
import { readInShot } from '../stills/shot.reader.ts'
import type { StillDoc } from '../stills/still.model.ts'
import { presentStill } from '../stills/still.presenter.ts'
import { loadStill } from '../stills/still.reader.ts'
import { sightingsOfStill, sightingsOfStills } from '../subjects/sighting.reader.ts'
import type { SightingDoc } from '../subjects/subject.model.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { apart, type Placed, placeOn } from '../subjects/suggesting.ts'
import { shorts } from './listed.reader.ts'
import { filmsOf, titleIn } from './sighting.reader.ts'
import { readRefused } from './suggesting.service.ts'

/** To look for one takes 44 ms on a busy machine, seldom 130. */
const MOST_MEN = 24
/** Heads with fewer pixels are not told apart; wider pictures take longer and tell no more. */
const LEAST_HEAD = 16
const WIDTHS = { least: 640, most: 1280 }
/** Everything else is answered in between, and one looks after the other. */
const inTurn = turnsOf(1)

type Known = SightingDoc & { readonly on: StillDoc }

/** Who of those around a still in its shot may be on it too, and where ([K4]). */
export const viewSuggestions = async (viewer: AccountViewer, greyOf: GreyOf, id: StillId) => {
  const still = await loadStill(viewer, id)
  const shot = await readInShot(viewer, still)
  if (!shot) return { items: [], shot: null }
  const here = await sightingsOfStill(id)
  const around = await knownAround(shot.around, here)
  const men = around.map(({ subjectId }) => subjectId)
  const refused = await readRefused(viewer.id, id, men)
  const known = around.filter(({ subjectId }) => !refused.has(subjectId)).slice(0, MOST_MEN)
  const placed = await inTurn(() => place(greyOf, still, known))
  const found = apart(
    placed,
    here.map(({ region }) => region),
  )
  const { at, stills, next } = shot
  return {
    items: await present(viewer, found),
    shot: { at, stills, next: next?._id ?? null },
  }
}

/** Who is marked around it and not on it, each where he is nearest in time; what is flagged leads nowhere ([D3]). */
const knownAround = async (
  around: readonly StillDoc[],
  here: readonly SightingDoc[],
): Promise<Known[]> => {
  const met = new Set<string>(here.map(({ subjectId }) => subjectId))
  const marked = await sightingsOfStills(around.map(({ _id }) => _id))
  const known: Known[] = []
  for (const on of around)
    for (const sighting of marked.get(on._id) ?? []) {
      if (sighting.flagged || met.has(sighting.subjectId)) continue
      met.add(sighting.subjectId)
      known.push({ ...sighting, on })
    }
  return known
}

const place = async (
  greyOf: GreyOf,
  still: StillDoc,
  known: readonly Known[],
): Promise<(Placed & { readonly man: Known })[]> => {
  if (known.length === 0) return []
  const width = widthFor(still, known)
  const picture = await greyOf(still, width)
  const placed: (Placed & { readonly man: Known })[] = []
  for (const man of known) {
    const from = await greyOf(man.on, width)
    const found = placeOn(picture, { region: man.region, from, width: man.on.width })
    if (found) placed.push({ ...found, man })
    await setImmediate()
  }
  return placed
}

const widthFor = ({ width }: StillDoc, known: readonly Known[]): number => {
  const least = Math.min(...known.map(({ region }) => Math.min(region.w, region.h)))
  const needed = (width * LEAST_HEAD) / least
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, needed))
}

const present = async (
  viewer: Viewer,
  found: readonly (Placed & { readonly man: Known })[],
): Promise<Suggestion[]> => {
  const subjects = await readSubjects(found.map(({ man }) => man.subjectId))
  const shortOf = await shorts(viewer, [...subjects.values()])
  const films = await filmsOf(
    viewer,
    found.map(({ man }) => man.filmId),
  )
  return found.flatMap(({ region, likeness, man }): Suggestion[] => {
    const subject = subjects.get(man.subjectId)
    if (!subject) return []
    const still = presentStill(man.on, titleIn(films, man.filmId))
    return [{ subject: shortOf(subject), region, likeness, from: { still, region: man.region } }]
  })
}
