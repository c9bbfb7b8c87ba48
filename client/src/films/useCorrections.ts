import { listChanges } from '@rollcall/contract/history.ts'
import type { DocumentId, FilmId, StillId } from '@rollcall/contract/ids.ts'
import { useList } from '../api/queries.ts'
import { useWho } from '../history/useWho.ts'
import { useSaySource } from './useTellSource.ts'

export type SourceOf =
  | { readonly filmId: FilmId }
  | { readonly photoId: StillId }
  | { readonly documentId: DocumentId }

const corrections: readonly string[] = ['film.corrected', 'photo.corrected', 'document.corrected']

/** What a field said before it was corrected, and who did that when. */
export interface Correction {
  readonly field: string
  readonly was: string
  readonly who: string
  readonly id: string
}

const MOST = 100

/** The corrections of what is said of a film, photo or source document, newest first. */
export function useCorrections(of: SourceOf): readonly Correction[] {
  const { items } = useList(listChanges, { query: { ...of, limit: MOST } })
  const say = useSaySource()
  const who = useWho()
  return (items ?? []).flatMap((change) => {
    if (!corrections.includes(change.what)) return []
    return Object.entries(change.was).flatMap(([field, value]) => {
      const was = say(change)(field, value)
      return was === null ? [] : { field, was, who: who(change), id: `${change.id} ${field}` }
    })
  })
}
