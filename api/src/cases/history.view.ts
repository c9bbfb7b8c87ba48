import type { Change } from '@rollcall/contract/changes.ts'
import type {
  CampId,
  ChangeId,
  DocumentId,
  FilmId,
  PersonId,
  PortraitId,
  ReplyId,
  StillId,
  SubjectId,
} from '@rollcall/contract/ids.ts'
import type { PageQuery } from '@rollcall/contract/page.ts'
import { loadCamp } from '../camps/camp.reader.ts'
import { loadDocument } from '../documents/document.reader.ts'
import { loadFilm } from '../films/film.reader.ts'
import { loadPerson } from '../people/people.reader.ts'
import { loadShownPortrait } from '../people/portrait.reader.ts'
import { cursorAfter, loadChange, placeOfChange, readChanges } from '../platform/changes.ts'
import { assertFound } from '../platform/database/reading.ts'
import { placeOf } from '../platform/place.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import { loadStill } from '../stills/still.reader.ts'
import { readJoined } from '../subjects/subject.reader.ts'
import { presentChange, readAround } from './history.presenter.ts'
import { loadReply } from './reply.reader.ts'
import { loadShown } from './sighting.reader.ts'

interface Of {
  readonly filmId?: FilmId | undefined
  readonly photoId?: StillId | undefined
  readonly documentId?: DocumentId | undefined
  readonly personId?: PersonId | undefined
  readonly portraitId?: PortraitId | undefined
  readonly campId?: CampId | undefined
  readonly replyId?: ReplyId | undefined
  readonly stillId?: StillId | undefined
  readonly subjectId?: SubjectId | undefined
}

/**
 * What was changed of one thing, newest first ([A8], [K5]). What the viewer may not read of is not there: a page goes on
 * until it is full, and its end is after what it shows.
 */
export const viewChanges = async (viewer: Viewer, { cursor, limit, ...of }: PageQuery & Of) => {
  let [before, last] = [cursor === undefined ? null : placeOf(cursor), '']
  const readAt = await placesOf(viewer, of)
  const items: Change[] = []
  for (;;) {
    const read = await readChanges(readAt, before, limit + 1)
    const around = await readAround(viewer, read)
    for (const change of read) {
      const shown = presentChange(viewer, change, around)
      if (shown && items.length === limit) return { items, nextCursor: last }
      if (!shown) continue
      items.push(shown)
      last = cursorAfter(change)
    }
    const end = read[limit]
    if (!end) return { items, nextCursor: null }
    before = placeOfChange(end)
  }
}

/** One change, as the viewer reads it. */
export const viewChange = async (viewer: Viewer, id: ChangeId): Promise<Change> => {
  const change = await loadChange(id)
  return assertFound(presentChange(viewer, change, await readAround(viewer, [change])))
}

/** Where it stands what is asked for, if the viewer may see that at all. */
const placesOf = async (viewer: Viewer, of: Of): Promise<string[]> => {
  const asked = Object.entries(of).filter(([, id]) => id !== undefined)
  const [[field] = ['stillId'], second] = asked
  if (second) throw refuseField(second[0], `say either ${field} or ${second[0]}`)
  const { filmId, photoId, documentId, personId, portraitId, campId } = of
  const { replyId, stillId, subjectId } = of
  if (filmId) return [`film:${(await loadFilm(viewer, filmId))._id}`]
  if (photoId) return [`photo:${await photoOf(viewer, photoId)}`]
  if (documentId) return [`document:${(await loadDocument(viewer, documentId))._id}`]
  if (personId) return [`person:${(await loadPerson(personId))._id}`]
  if (portraitId) return [`portrait:${(await loadShownPortrait(viewer, portraitId))._id}`]
  if (campId) return [`camp:${(await loadCamp(campId))._id}`]
  if (replyId) return [`reply:${await replyOf(viewer, replyId)}`]
  // Of a pair either is the one and the other.
  if (stillId) {
    const { _id } = await loadStill(viewer, stillId)
    return [`still:${_id}`, `otherStill:${_id}`]
  }
  if (!subjectId) throw refuseField(field, `say of what: ${names.join(', ')}`)
  const { _id } = await loadShown(viewer, subjectId)
  return [_id, ...(await readJoined(_id)).map((one) => one._id)].map((id) => `subject:${id}`)
}
const names = [
  'filmId',
  'photoId',
  'documentId',
  'personId',
  'portraitId',
  'campId',
  'replyId',
  'stillId',
  'subjectId',
]

/** What was kept of it before is for moderators. */
const replyOf = async (viewer: Viewer, id: ReplyId): Promise<string> => {
  if (!moderator(viewer)) throw refuse('not-found')
  return (await loadReply(id))._id
}

const photoOf = async (viewer: Viewer, id: StillId): Promise<StillId> => {
  const { _id, filmId } = await loadStill(viewer, id)
  if (filmId !== null) throw refuse('not-found')
  return _id
}
