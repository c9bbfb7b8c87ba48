import { contributor, moderator, type Viewer } from '../platform/viewer.ts'
import type { FilmDoc } from './film.model.ts'

/** Moderators, and whoever added it. */
export const mayEdit = (viewer: Viewer, film: Pick<FilmDoc, 'addedBy'>): boolean =>
  contributor(viewer) && (viewer.id === film.addedBy || moderator(viewer))

export const mayKeepFrame = (viewer: Viewer, film: Pick<FilmDoc, 'state'>): boolean =>
  contributor(viewer) && film.state === 'ready'
