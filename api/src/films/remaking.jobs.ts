import type { Storage } from '../media/storage.ts'
import { type JobRun, jobRun } from '../platform/jobs/work.ts'
import { remakeFilm } from './ingest.ts'
import { makeFilmAnew } from './remaking.service.ts'

/** Meanwhile the film plays as before; where it comes to nothing, somebody has to look at it. */
export const remakesFilms = (storage: Storage): JobRun =>
  jobRun(remakeFilm, { run: ({ filmId }, signal) => makeFilmAnew(storage, filmId, signal) })
