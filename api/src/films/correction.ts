import type { CampId } from '@rollcall/contract/ids.ts'
import type { Correction, Provenance } from '@rollcall/contract/provenance.ts'
import type { Fields } from '../platform/differing.ts'
import { contributor, moderator, type Viewer } from '../platform/viewer.ts'

/** Who corrects what is said of a film or photo: moderators, and whoever added it. */
export const mayCorrect = (viewer: Viewer, source: { readonly addedBy: string }): boolean =>
  contributor(viewer) && (viewer.id === source.addedBy || moderator(viewer))

/** What is said of a source. */
export interface Said {
  readonly title: string
  readonly provenance: Provenance
}

/** What is said after a correction that means this camp. */
export const corrected = (
  was: Said,
  correction: Correction,
  camp: CampId | null | undefined,
): Said => ({
  title: correction.title ?? was.title,
  provenance: completed(was.provenance, {
    ...correction.provenance,
    ...(camp !== undefined && { camp }),
  }),
})

/** The same, field by field. */
export const saidOf = ({ title, provenance }: Said): Fields => ({ title, ...provenance })

const completed = (was: Provenance, given: NonNullable<Correction['provenance']>): Provenance => {
  const both = Object.entries({ ...was, ...given })
  return Object.fromEntries(both.filter(([, value]) => value !== null && value !== undefined))
}
