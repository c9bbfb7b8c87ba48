import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Tip } from '@rollcall/contract/tips.ts'

/** Something that is being made of a tip. */
export interface Making {
  readonly of: Tip
  readonly onDone: () => void
}

/** The man it is about, where it says. */
export function manOf({ about }: Tip): SubjectId | null {
  if (about?.kind === 'subject') return about.id
  return about?.kind === 'sighting' ? about.subjectId : null
}
