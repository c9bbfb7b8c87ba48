import { contributor, moderator, type Viewer } from '../platform/viewer.ts'
import type { FilmDoc } from './film.model.ts'

export const mayKeepFrame = (viewer: Viewer, film: Pick<FilmDoc, 'state'>): boolean =>
  contributor(viewer) && film.state === 'ready'

const moderatesReady = (viewer: Viewer, film: Pick<FilmDoc, 'state'>): boolean =>
  moderator(viewer) && film.state === 'ready'

export const mayEditShots = moderatesReady
export const mayTellFields = moderatesReady
