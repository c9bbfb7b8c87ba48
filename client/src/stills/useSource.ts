import { type Film, getFilm } from '@rollcall/contract/films.ts'
import type { FilmId } from '@rollcall/contract/ids.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import { useGet } from '../api/queries.ts'
import { useShotName } from '../films/useShotName.ts'

export interface Source {
  /** Where in its source the still is, in a few words. */
  readonly place: string
  /** The film of a frame, once it is known. */
  readonly film: Film | undefined
}

/** What a still is of: a frame in a shot of a film, or a photo. */
export function useSource(still: Still): Source {
  const nameOf = useShotName()
  const { filmId } = still
  const params = { filmId: filmId as FilmId }
  const film = useGet(getFilm, { params }, { enabled: filmId !== null }).data
  return { place: nameOf(still, film?.shots ?? []), film }
}
