import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { FilmId } from '@rollcall/contract/ids.ts'
import { addFilm } from '../films/adding.service.ts'
import { loadFilm, readyFilm } from '../films/film.reader.ts'
import { encodeGrey } from '../media/grey.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { keepFrame } from '../stills/frame.service.ts'
import { campNamed } from './camps.ts'
import type { Seen } from './drawing/frame.ts'
import type { Making, SeenOn } from './sources.ts'
import { longStep } from './steps.ts'
import type { Artist } from './studio.ts'

interface FilmMade {
  readonly filmId: FilmId
  readonly seen: readonly (readonly Seen[])[]
}

/** Draws the reel and hands it in like any film. */
export const shootFilm = (
  { storage, by, size, signal }: Making,
  artist: Artist,
  tell: (done: number) => void,
): Promise<FilmMade> =>
  longStep('film', async (once) => {
    await using scratch = await storage.scratch()
    const raw = join(scratch.path, 'reel.grey')
    const reel = await artist.draw(
      { kind: 'reel', path: raw, takes: size.takes, pace: size.pace },
      tell,
    )
    const path = join(scratch.path, 'reel.mp4')
    await encodeGrey(raw, reel, path, signal)
    const upload = { id: 'demo', path, use: { kind: 'film' } } as const
    const { seen } = reel
    const filmId = await addFilm(storage, by, upload, filmGiven, async (act) => {
      const made = await once(async (session) => ({ filmId: (await act(session)) as never, seen }))
      return made.filmId as never
    })
    return { filmId, seen }
  })

export const filmGiven = {
  title: 'Reel 4, Camp 5 — fiction',
  provenance: {
    archive: 'Archive of Films That Were Never Made (invented)',
    localId: 'INV-16-0004',
    captor: 'A camera crew that never was (invented)',
    date: '1951-01/1951-02',
    place: 'A valley that is on no map (invented)',
    camp: campNamed(0),
    rights: 'Drawn by this program; free to use with it.',
    obtained:
      'Made by Rollcall at its first start, to show what it is for. No man in it ever lived.',
    publishedBefore: false,
  },
} as const

/** Waits until the film can be looked at, and keeps some frames more than its ingest did. */
export const stillsOfFilm = async (making: Making, { filmId, seen }: FilmMade): Promise<SeenOn> => {
  const { storage, by, size, signal } = making
  const film = readyFilm(await ingested(filmId, signal))
  const asked = film.shots.flatMap(({ from, to, best }) => {
    const inside = (share: number) => Math.min(to - 1, from + Math.round((to - from) * share))
    return to - from > 90 && size.extra
      ? [inside(0.06), inside(0.36), best, inside(0.66), inside(0.94)]
      : [best]
  })
  const stills = []
  for (const frame of [...new Set(asked)].sort((a, b) => a - b)) {
    const there = seen[frame] ?? []
    if (there.length === 0) continue
    const stillId = await keepFrame(storage, film, frame, {
      by: by.id,
      once: inTransaction,
      signal,
    })
    stills.push({ stillId, seen: there })
  }
  return stills
}

const LOOK_MS = 400

/** The ingest is the ordinary one, done by a worker beside this; it may have failed for good. */
const ingested = async (filmId: FilmId, signal: AbortSignal) => {
  for (;;) {
    const film = await loadFilm('program', filmId)
    if (film.state === 'ready' || film.state === 'failed') return film
    await wait(LOOK_MS, undefined, { signal })
  }
}
