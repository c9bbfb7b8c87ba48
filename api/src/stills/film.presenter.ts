import type { CampShort } from '@rollcall/contract/camps.ts'
import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import type { Film } from '@rollcall/contract/films.ts'
import { presentFields } from '../films/fieldOrder.ts'
import type { FilmDoc } from '../films/film.model.ts'
import { abilitiesOn } from '../films/film.service.ts'
import { presentPlaying } from '../films/playing.ts'
import { presentRestriction, presentWhatHolds } from '../films/restriction.ts'
import type { KeptFacts } from '../media/filmFacts.ts'
import type { Viewer } from '../platform/viewer.ts'
import type { StillDoc } from './still.model.ts'
import { presentStill } from './still.presenter.ts'

export interface FilmSeen {
  readonly film: FilmDoc
  readonly cover: StillDoc | null
  readonly camp: CampShort | null
  /** How many stills it has. */
  readonly stills: number
}

export const presentFilm = ({ film, cover, camp, stills }: FilmSeen, viewer: Viewer): Film => ({
  id: film._id,
  title: film.title,
  provenance: film.provenance,
  camp,
  state: film.state,
  progress: { done: film.progress.done, doing: film.progress.doing },
  failure: film.failure,
  facts: film.facts && presentFacts(film.facts),
  plays: presentPlaying(film),
  fields: presentFields(film),
  shots: film.shots.map(({ from, to }) => ({ from, to })),
  sha256: film.sha256,
  stills,
  cover: cover && presentStill(cover, film.title),
  addedAt: film.addedAt.toISOString(),
  cancelled: film.cancelled === true,
  ...presentWhatHolds(film),
  restriction: presentRestriction(viewer, film),
  version: film.version,
  can: abilitiesOn(viewer, film),
})

const presentFacts = ({ width, height, frames, rate, notes = [] }: KeptFacts): FilmFacts => ({
  ...{ width, height, frames, rate, notes },
  seconds: Math.round((frames * rate.den * 1000) / rate.num) / 1000,
})
