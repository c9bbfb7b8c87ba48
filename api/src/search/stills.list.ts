import type { QueryOf, ResponseMade } from '@rollcall/contract/endpoint.ts'
import type { StillId } from '@rollcall/contract/ids.ts'
import type { countStills, listStills } from '@rollcall/contract/stills.ts'
import { maySee } from '../films/restriction.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import type { Viewer } from '../platform/viewer.ts'
import { presentStills } from '../stills/still.presenter.ts'
import { listStills as listPlainly, readStills } from '../stills/still.reader.ts'
import { wallNow } from '../subjects/wall.reader.ts'
import type { Source } from '../subjects/wallFit.ts'
import { shelfNow } from './shelf.reader.ts'
import type { Shelved } from './shelf.ts'
import { countsOf } from './sourceCounts.ts'
import { fitsBut } from './sourceFit.ts'

type Asked = QueryOf<typeof listStills>
type Counts = ResponseMade<typeof countStills>

/** One page of stills: of a film in the order of its frames, else newest first; where they are told apart, which they are is known in memory. */
export const viewStills = async (viewer: Viewer, { cursor, limit, ...asked }: Asked) => {
  const { filmId, source, ...traits } = asked
  const isToldApart = source === 'film' || Object.values(traits).some((one) => one !== undefined)
  if (filmId || !isToldApart) {
    const plainly = { filmId, source: source && ('photo' as const), cursor, limit }
    const { stills, nextCursor } = await listPlainly(viewer, plainly)
    return { items: await presentStills(viewer, stills), nextCursor }
  }
  const after = cursor === undefined ? null : (partsOf(cursor, idShape)[0] ?? '')
  const found: Shelved[] = []
  const fits = await fitting(viewer, asked)
  for (const still of (await shelfNow()).after(after)) {
    if (fits(still)) found.push(still)
    if (found.length > limit) break
  }
  const { items, nextCursor } = pageFrom(found, limit, ({ id }) => id)
  const stills = await readStills(
    viewer,
    items.map(({ id }) => id as StillId),
  )
  const shown = items.flatMap(({ id }) => stills.get(id as StillId) ?? [])
  return { items: await presentStills(viewer, shown), nextCursor }
}

type Traits = Omit<Asked, 'cursor' | 'limit' | 'filmId'>

/** Whether a still fits all that is asked; what is said of its source is told once for all its stills. */
const fitting = async (viewer: Viewer, asked: Traits): Promise<(still: Shelved) => boolean> => {
  const seen = await seenIn(viewer)
  const ofSource = new Map<string, boolean>()
  const { source: kind, marked, ...about } = asked
  const fits = (id: string): boolean => {
    const source = seen.sourceOf(id)
    return source !== undefined && fitsBut(source, { kind, ...about })
  }
  return (still) => {
    const { id, sourceId } = still
    if (!seen.isSeen(still) || (marked && seen.marked.has(id))) return false
    const known = ofSource.get(sourceId) ?? fits(sourceId)
    ofSource.set(sourceId, known)
    return known
  }
}

/** What the viewer may see of all stills ([A9]). */
const seenIn = async (viewer: Viewer) => {
  const wall = await wallNow()
  const seesAll = maySee(viewer, { restricted: true })
  return {
    ...{ seesAll, marked: wall.markedStills(seesAll) },
    isSeen: ({ restricted }: Shelved) => seesAll || !restricted,
    sourceOf: (id: string): Source | undefined => {
      const source = wall.source(id)
      return source && (seesAll || !source.restricted) ? source : undefined
    },
  }
}

/** What each choice leaves over of the stills, of what the viewer may see. */
export const viewStillCounts = async (
  viewer: Viewer,
  { source: kind, ...asked }: QueryOf<typeof countStills>,
): Promise<Counts> => {
  const { seesAll, marked, sourceOf } = await seenIn(viewer)
  const { stills, unmarked } = (await shelfNow()).bySource(seesAll, marked)
  const sources = [...stills.keys()].flatMap((id) => sourceOf(id) ?? [])
  const weights = {
    all: ({ id }: Source) => stills.get(id) ?? 0,
    unmarked: ({ id }: Source) => unmarked.get(id) ?? 0,
  }
  const about = { kind, ...asked }
  const { total, ...counted } = await countsOf(sources, about, weights, (count) => ({
    stills: count,
  }))
  return { stills: total, ...counted }
}
