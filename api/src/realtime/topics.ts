import type { FilmId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { loadFilm } from '../films/film.service.ts'
import { admit } from '../platform/http/bind.ts'
import { hasAccount, moderator, type Viewer } from '../platform/viewer.ts'
import { loadStill } from '../stills/still.reader.ts'
import { loadSubject } from '../subjects/subject.service.ts'

/** Whether the viewer may watch a topic: the same answer as the page behind it gives ([S2]); refuses by throwing. */
export const admitToTopic = async (topic: string, viewer: Viewer): Promise<void> => {
  const [kind, id = ''] = topic.split(':')
  switch (kind) {
    case 'queue':
      return admit(moderator, viewer)
    case 'me':
      return admit(hasAccount, viewer)
    case 'subject':
      return void (await loadSubject(id as SubjectId))
    case 'still':
      return void (await loadStill(id as StillId))
    case 'film':
      return void (await loadFilm(id as FilmId))
    default:
      return
  }
}

/** The same for a socket whose account has changed, without asking what exists. */
export const mayStayIn = (room: string, viewer: Viewer): boolean => {
  if (room === 'queue') return moderator(viewer)
  if (room.startsWith('me:')) return viewer.kind === 'account' && room === `me:${viewer.id}`
  return true
}
