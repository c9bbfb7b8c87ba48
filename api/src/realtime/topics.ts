import type { DocumentId, FilmId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { loadShown } from '../cases/sighting.reader.ts'
import { loadDocument } from '../documents/document.reader.ts'
import { loadFilm } from '../films/film.reader.ts'
import { admit } from '../platform/http/bind.ts'
import { admin, hasAccount, moderator, type Viewer } from '../platform/viewer.ts'
import { loadStill } from '../stills/still.reader.ts'

/**
 * Whether the viewer may watch a topic: the same answer as the page behind it gives ([S2]); refuses by throwing. Gives
 * the man whose page it is, where that is another one now ([K3]).
 */
export const admitToTopic = async (
  topic: string,
  viewer: Viewer,
): Promise<{ mergedInto?: SubjectId }> => {
  const [kind, id = ''] = topic.split(':')
  if (kind === 'queue') admit(moderator, viewer)
  if (kind === 'ingest') admit(admin, viewer)
  if (kind === 'me') admit(hasAccount, viewer)
  if (kind === 'still') await loadStill(viewer, id as StillId)
  if (kind === 'film') await loadFilm(viewer, id as FilmId)
  if (kind === 'document') await loadDocument(viewer, id as DocumentId)
  if (kind !== 'subject') return {}
  const { _id } = await loadShown(viewer, id as SubjectId)
  return _id === id ? {} : { mergedInto: _id }
}

/** Whether it may become one that this viewer does not watch any more ([A9]). */
export const isRestrictable = (room: string, viewer: Viewer): boolean =>
  /^(still|film|document):/.test(room) || (viewer.kind === 'visitor' && room.startsWith('subject:'))

export const isAdmitted = (topic: string, viewer: Viewer): Promise<boolean> =>
  admitToTopic(topic, viewer).then(
    () => true,
    () => false,
  )

/** The same for a socket whose account has changed, without asking what exists. */
export const mayStayIn = (room: string, viewer: Viewer): boolean => {
  if (room === 'queue') return moderator(viewer)
  if (room === 'ingest') return admin(viewer)
  if (room.startsWith('me:')) return viewer.kind === 'account' && room === `me:${viewer.id}`
  return true
}
