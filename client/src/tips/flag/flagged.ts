import { type Flagged, type FlaggedShown, flagged, isText } from '@rollcall/contract/flags.ts'
import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import type { About } from '@rollcall/contract/tips.ts'
import { idFrom } from '../../api/idFrom.ts'
import { shownAs } from '../about.ts'

/** What is flagged, as the address has it; null where that is nothing of ours. */
export function flaggedIn(search: URLSearchParams): Flagged | null {
  const [kind, id, ...at] = (search.get('about') ?? '').split(':')
  const named = { kind, id, ...(at.length > 0 && { at: at.join(':') }) }
  return flagged.safeParse(named).data ?? null
}

/** As what it is drawn: a portrait as the man whose it is, a text as the one of whom it is. */
export function drawnAs(of: Flagged, search: URLSearchParams): About | null {
  const whose = search.get('of')
  if (of.kind === 'portrait') {
    const id = idFrom<PersonId>(whose)
    return id ? { kind: 'person', id } : null
  }
  if (!isText(of)) return of
  const id = idFrom<SubjectId>(whose)
  return id ? { kind: 'subject', id } : null
}

export function drawnShown(of: FlaggedShown | null): About | null {
  switch (of?.kind) {
    case 'portrait':
      return { kind: 'person', id: of.personId }
    case 'evidence':
    case 'proposal':
    case 'ruling':
      return { kind: 'subject', id: of.subjectId }
    default:
      return shownAs(of ?? null)
  }
}

/** Under what a draft is kept, and the receipt that comes. */
export const placeOf = (of: Flagged): string =>
  [...ofFlags, of.kind, of.id, ...('at' in of ? [of.at] : [])].join(':')

const ofFlags = ['flag']

/** Whether a receipt that is kept is of a flag. */
export const isOfFlag = ({ place }: { readonly place: string }): boolean =>
  place.startsWith(`${ofFlags[0]}:`)
