import { type Film, getFilm } from '@rollcall/contract/films.ts'
import { listStills, type Still } from '@rollcall/contract/stills.ts'
import { vi } from 'vitest'
import type { Account } from './accounts.ts'

const PATIENCE_MS = 200_000

/** Asks for the film until it is as wanted; gives it then. */
export const untilFilm = async (
  by: Account,
  { id }: Pick<Film, 'id'>,
  is: (film: Film) => boolean,
): Promise<Film> => {
  const look = async () => {
    const film = await by.client.done(getFilm, { params: { filmId: id } })
    return is(film) ? film : null
  }
  return (await vi.waitUntil(look, { timeout: PATIENCE_MS, interval: 60 })) as Film
}

export const untilSettled = (by: Account, film: Pick<Film, 'id'>): Promise<Film> =>
  untilFilm(by, film, ({ state }) => state === 'ready' || state === 'failed')

export const stillsOf = async (by: Account, { id }: Pick<Film, 'id'>): Promise<Still[]> =>
  (await by.client.done(listStills, { query: { filmId: id, limit: 100 } })).items
