import type { Correction, Provenance } from '@rollcall/contract/provenance.ts'
import { contributor, moderator, type Viewer } from '../platform/viewer.ts'

/** Who corrects what is said of a film or photo: moderators, and whoever added it. */
export const mayCorrect = (viewer: Viewer, source: { readonly addedBy: string }): boolean =>
  contributor(viewer) && (viewer.id === source.addedBy || moderator(viewer))

/** What is said of a source. */
export interface Said {
  readonly title: string
  readonly provenance: Provenance
}

/** What is said after a correction; null where that is what was said before. */
export const corrected = (was: Said, correction: Correction): Said | null => {
  const now = {
    title: correction.title ?? was.title,
    provenance: completed(was.provenance, correction.provenance ?? {}),
  }
  return saying(now) === saying(was) ? null : now
}

const completed = (was: Provenance, given: NonNullable<Correction['provenance']>): Provenance => {
  const both = Object.entries({ ...was, ...given })
  return Object.fromEntries(both.filter(([, value]) => value !== null && value !== undefined))
}

const saying = ({ title, provenance }: Said): string =>
  JSON.stringify([title, Object.entries(provenance).sort(([a], [b]) => (a < b ? -1 : 1))])
