import type { CampId, FilmId, StillId } from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import type { Filter } from 'mongodb'
import { maySee, type Reader, seenBy } from '../films/restriction.ts'
import { rawOf } from '../platform/database/documents.ts'
import { assertFound, readByIds, within } from '../platform/database/reading.ts'
import { type Reading, reading } from '../platform/database/together.ts'
import type { Session } from '../platform/database/transaction.ts'
import { idShape, pageFrom, partsOf } from '../platform/page.ts'
import { type StillDoc, Stills } from './still.model.ts'

/** Stills by id, as far as they may be seen; any other is missing from the map. */
export const readStills = (
  reader: Reader,
  ids: readonly StillId[],
  session?: Session,
): Promise<Map<StillId, StillDoc>> => readByIds(Stills, ids, { session, where: seenBy(reader) })

/** What is known, restricted or not, of where some stills come from. */
export const provenanceOfStills = (
  ids: readonly StillId[],
): Reading<Pick<StillDoc, '_id' | 'filmId' | 'provenance'>> =>
  reading(rawOf(Stills), { _id: { $in: [...new Set(ids)] } }, ['filmId', 'provenance'])

/** Which of some stills are one of these pictures, by the SHA-256 of their files. */
export const stillsThatAre = (
  ids: readonly StillId[],
  sha256s: readonly string[],
): Reading<Pick<StillDoc, '_id' | 'sha256'>> =>
  reading(
    rawOf(Stills),
    { _id: { $in: [...new Set(ids)] }, sha256: { $in: [...new Set(sha256s)] } },
    ['sha256'],
  )

/** Of some stills the SHA-256 of their files, whoever may see them. */
export const readHashes = async (
  ids: readonly StillId[],
): Promise<ReadonlyMap<StillId, string>> => {
  const found = await rawOf(Stills)
    .find({ _id: { $in: [...new Set(ids)] } }, { projection: { sha256: 1 } })
    .toArray()
  return new Map(found.map(({ _id, sha256 }) => [_id, sha256]))
}

/** Which of these pictures are here as photos, by the SHA-256 of their files, of what the reader may see ([A9]). */
export const readPhotosOf = (reader: Reader, sha256s: readonly string[]) =>
  rawOf(Stills)
    .find(
      { sha256: { $in: [...sha256s] }, frame: null, ...seenBy(reader) },
      { projection: { sha256: 1, page: 1 } },
    )
    .toArray()

/** The photos that were made in a camp. */
export const photosOfCamp = (camp: string, session?: Session): Promise<StillId[]> =>
  rawOf(Stills).distinct(
    '_id',
    { 'provenance.camp': camp as CampId, filmId: null },
    within(session),
  )

export const loadStill = async (
  reader: Reader,
  id: StillId,
  session?: Session,
): Promise<StillDoc> => assertFound((await readStills(reader, [id], session)).get(id))

/** Which of these stills are not for somebody to see. */
export const hiddenFrom = async (
  reader: Reader,
  ids: readonly StillId[],
  session?: Session,
): Promise<ReadonlySet<StillId>> => {
  if (maySee(reader, { restricted: true })) return new Set()
  const restricted = { _id: { $in: [...new Set(ids)] }, restricted: true }
  const found = await rawOf(Stills)
    .find(restricted, { ...within(session), projection: { _id: 1 } })
    .toArray()
  return new Set(found.map(({ _id }) => _id))
}

const photos = { filmId: null, frame: null }

/** The stills before and after it: along its film, or among the photos. */
export const neighboursOf = async (
  reader: Reader,
  still: StillDoc,
): Promise<{ previous: StillId | null; next: StillId | null }> => {
  const along = still.filmId === null ? '_id' : 'frame'
  const among = still.filmId === null ? photos : { filmId: still.filmId }
  const beside = async (step: '$lt' | '$gt'): Promise<StillId | null> => {
    const filter = { ...among, ...seenBy(reader), [along]: { [step]: still[along] } }
    const sort = { [along]: step === '$lt' ? -1 : 1 } as const
    return (await rawOf(Stills).findOne(filter, { sort, projection: { _id: 1 } }))?._id ?? null
  }
  return { previous: await beside('$lt'), next: await beside('$gt') }
}

/** What is said of a still, and whether everybody may see it. */
export type StillSaid = Pick<StillDoc, '_id' | 'filmId' | 'title' | 'provenance' | 'restricted'>

/** All photos and all frames that are restricted, or some stills, one after the other, whoever may see them. */
export const everyStillSaid = (ids?: readonly string[]): AsyncIterable<StillSaid> =>
  rawOf(Stills)
    .find<StillSaid>(
      ids
        ? { _id: { $in: ids as StillId[] } }
        : { $or: [photos, { filmId: { $ne: null }, restricted: true }] },
      { projection: { filmId: 1, title: 1, provenance: 1, restricted: 1 } },
    )
    .batchSize(AT_ONCE)

/** Where each still is from, all of them or some, one after the other, whoever may see them. */
export const everyStillPlaced = (
  ids?: readonly string[],
): AsyncIterable<Pick<StillDoc, '_id' | 'filmId' | 'frame' | 'restricted'>> =>
  rawOf(Stills)
    .find(ids ? { _id: { $in: ids as StillId[] } } : {}, {
      projection: { filmId: 1, frame: 1, restricted: 1 },
      sort: { _id: 1 },
    })
    .batchSize(5 * AT_ONCE)

const AT_ONCE = 200

export interface StillsAsked extends PageQuery {
  readonly filmId?: FilmId | undefined
  readonly source?: 'photo' | undefined
}

/** One page of stills: of a film in the order of its frames, else the newest first. */
export const listStills = async (
  reader: Reader,
  { filmId, source, cursor, limit }: StillsAsked,
): Promise<{ stills: StillDoc[]; nextCursor: string | null }> => {
  const along = filmId ? 'frame' : '_id'
  const after = cursor === undefined ? undefined : readCursor(cursor, along)
  const filter = {
    ...seenBy(reader),
    ...(filmId ? { filmId } : source && photos),
    ...(after !== undefined && { [along]: filmId ? { $gt: after } : { $lt: after } }),
  }
  const found = await rawOf(Stills)
    .find(filter)
    .sort(filmId ? { frame: 1 } : { _id: -1 })
    .limit(limit + 1)
    .toArray()
  const { items: stills, nextCursor } = pageFrom(found, limit, (last) => `${last[along]}`)
  return { stills, nextCursor }
}

const MOST_FRAMES = 1_000

/** The first frames of some films, film by film, as far as they may be seen. */
export const firstFrames = async (
  reader: Reader,
  filmIds: readonly FilmId[],
  limit: number,
): Promise<StillDoc[]> => {
  const frames: StillDoc[] = []
  for (const filmId of filmIds) {
    if (frames.length >= limit) break
    const more = rawOf(Stills)
      .find({ filmId, ...seenBy(reader) })
      .sort({ frame: 1, _id: 1 })
    frames.push(...(await more.limit(limit - frames.length).toArray()))
  }
  return frames
}

/** By an index alone: what is counted is not read. */
const counted = (which: Filter<StillDoc>): Promise<number> =>
  rawOf(Stills).countDocuments(which, { limit: MOST_FRAMES })

/** The frame with this number of some films, or of any, as far as they may be seen, and how many there are. */
export const framesAt = async (
  reader: Reader,
  frame: number,
  filmIds: readonly FilmId[] | null,
  limit: number,
): Promise<{ frames: StillDoc[]; count: number }> => {
  const which = { frame, ...(filmIds && { filmId: { $in: [...filmIds] } }), ...seenBy(reader) }
  const found = rawOf(Stills).find(which).sort({ _id: 1 }).limit(limit)
  const [frames, count] = await Promise.all([found.toArray(), counted(which)])
  return { frames, count }
}

const readCursor = (cursor: string, along: 'frame' | '_id'): number | string => {
  const [place = ''] = partsOf(cursor, along === 'frame' ? /^(\d{1,9})$/ : idShape)
  return along === 'frame' ? Number(place) : place
}
