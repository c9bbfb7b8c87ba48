import { isText } from '@rollcall/contract/flaggedTexts.ts'
import {
  type Flagged,
  type FlaggedShown,
  fromOneLine,
  inOneLine,
} from '@rollcall/contract/flags.ts'
import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import type { About } from '@rollcall/contract/tips.ts'
import { idFrom } from '../../api/idFrom.ts'
import { shownAs } from '../about.ts'

/** What is flagged, as the address has it; null where that is nothing of ours. */
export const flaggedIn = (search: URLSearchParams): Flagged | null =>
  fromOneLine(search.get('about') ?? '')

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
  if (of && 'text' in of) return { kind: 'subject', id: of.subjectId }
  return of?.kind === 'portrait' ? { kind: 'person', id: of.personId } : shownAs(of)
}

/** Under what a draft is kept, and the receipt that comes. */
export const placeOf = (of: Flagged): string => ofFlags + inOneLine(of)

const ofFlags = 'flag:'

/** Whether a receipt that is kept is of a flag. */
export const isOfFlag = ({ place }: { readonly place: string }): boolean =>
  place.startsWith(ofFlags)
