import type { Film } from '@rollcall/contract/films.ts'
import { type FilmId, filmId, type StillId, stillId, subjectId } from '@rollcall/contract/ids.ts'
import {
  getFilmManifest,
  getStillManifest,
  getSubjectAnnotations,
} from '@rollcall/contract/iiif.ts'
import { fictionNotice } from '@rollcall/contract/site.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import { Router } from 'express'
import type { z } from 'zod'
import { viewStill, viewSubject } from '../cases/subject.view.ts'
import type { AddressOf } from '../platform/http/address.ts'
import { jsonLd } from '../platform/http/answer.ts'
import { type Asked, bind } from '../platform/http/bind.ts'
import type { Download } from '../platform/http/download.ts'
import { refuse } from '../platform/refusal.ts'
import { isFiction } from '../platform/site.ts'
import { anybody, type Viewer } from '../platform/viewer.ts'
import { viewFilm } from '../stills/film.view.ts'
import { viewStills } from '../stills/still.view.ts'
import {
  filmManifest,
  type MeasuredFilm,
  stillManifest,
  subjectAnnotations,
} from './presentation.ts'

const PRESENTATION_CONTEXT = 'http://iiif.io/api/presentation/3/context.json'

/** Films, stills and men for viewers of IIIF, as whoever asks may see them ([A9], [P5], [S2]). */
export const presentationRoutes = (addresses: (host: string | undefined) => AddressOf): Router => {
  const router = Router()
  const saying = async (
    {
      viewer,
      client,
      headers,
    }: Pick<Asked<typeof getFilmManifest>, 'viewer' | 'client' | 'headers'>,
    make: (at: AddressOf, fiction: string | null) => Promise<object>,
  ): Promise<Download> => {
    const fiction = (await isFiction()) ? fictionNotice : null
    const isPublic = viewer.kind === 'visitor'
    const value = await make(addresses(client.host), fiction)
    return jsonLd(value, PRESENTATION_CONTEXT, { isPublic, ifNoneMatch: headers.ifNoneMatch })
  }
  bind(router, getFilmManifest, {
    allow: anybody,
    handle: (asked) =>
      saying(asked, async (at, fiction) => {
        const id = idIn(filmId, asked.params.identifier)
        const film = measured(await viewFilm(asked.viewer, id))
        return filmManifest(film, await everyStillOf(asked.viewer, id), at, fiction)
      }),
  })
  bind(router, getStillManifest, {
    allow: anybody,
    handle: (asked) =>
      saying(asked, async (at, fiction) => {
        const id: StillId = idIn(stillId, asked.params.identifier)
        const still = await viewStill(asked.viewer, id)
        const source = still.filmId ? await viewFilm(asked.viewer, still.filmId) : still
        return stillManifest(still, source, at, fiction)
      }),
  })
  bind(router, getSubjectAnnotations, {
    allow: anybody,
    handle: (asked) =>
      saying(asked, async (at, fiction) => {
        const id = idIn(subjectId, asked.params.identifier)
        return subjectAnnotations(await viewSubject(asked.viewer, id), at, fiction)
      }),
  })
  return router
}

const measured = (film: Film): MeasuredFilm => {
  const { facts } = film
  if (!facts) throw refuse('film.not-ready')
  return { ...film, facts }
}

const idIn = <Id extends z.ZodType>(shape: Id, identifier: string): z.output<Id> => {
  const id = shape.safeParse(identifier)
  if (!id.success) throw refuse('not-found')
  return id.data
}

const everyStillOf = async (viewer: Viewer, of: FilmId): Promise<Still[]> => {
  const all: Still[] = []
  let cursor: string | undefined
  do {
    const page = await viewStills(viewer, { filmId: of, cursor, limit: AT_ONCE })
    all.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return all
}

const AT_ONCE = 100
