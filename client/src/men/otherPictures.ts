import type { Portrait } from '@rollcall/contract/portraits.ts'
import type { ShownSighting } from '@rollcall/contract/subjects.ts'

/** Portraits that are not the very picture on which the man himself is marked: that one would be compared with itself ([C6]). */
export const otherPictures = (
  portraits: readonly Portrait[],
  sightings: readonly Pick<ShownSighting, 'still'>[],
): Portrait[] => {
  const his = new Set(sightings.map(({ still }) => still.sha256))
  return portraits.filter(({ sha256 }) => !his.has(sha256))
}
