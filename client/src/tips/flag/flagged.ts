import { type Flagged, type FlaggedShown, flagged } from '@rollcall/contract/flags.ts'
import type { PersonId } from '@rollcall/contract/ids.ts'
import type { About } from '@rollcall/contract/tips.ts'
import { idFrom } from '../../api/idFrom.ts'
import { shownAs } from '../about.ts'

/** What is flagged, as the address has it; null where that is nothing of ours. */
export function flaggedIn(search: URLSearchParams): Flagged | null {
  const [kind, id] = (search.get('about') ?? '').split(':')
  return flagged.safeParse({ kind, id }).data ?? null
}

/** As what it is drawn: a portrait as the man whose it is. */
export function drawnAs(of: Flagged, search: URLSearchParams): About | null {
  if (of.kind !== 'portrait') return of
  const id = idFrom<PersonId>(search.get('of'))
  return id ? { kind: 'person', id } : null
}

export function drawnShown(of: FlaggedShown | null): About | null {
  return of?.kind === 'portrait' ? { kind: 'person', id: of.personId } : shownAs(of)
}

/** Under what a draft is kept, and the receipt that comes. */
export const placeOf = ({ kind, id }: Flagged): string => `flag:${kind}:${id}`
