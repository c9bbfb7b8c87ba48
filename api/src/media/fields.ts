import type { FieldOrder } from '@rollcall/contract/filmFacts.ts'

/** What ffmpeg's idet counted over all pictures of a film. */
export interface FieldCounts {
  readonly topFirst: number
  readonly bottomFirst: number
  readonly progressive: number
  /** Pictures of which a field repeats the one before. */
  readonly repeatedTop: number
  readonly repeatedBottom: number
  readonly notRepeated: number
  /** Pictures that the decoder calls interlaced. */
  readonly flagged: number
  /** Of some pictures that moved, how many are woven of two times to the eye. */
  readonly moving: number
  readonly woven: number
}

export const noFields: FieldCounts = {
  topFirst: 0,
  bottomFirst: 0,
  progressive: 0,
  repeatedTop: 0,
  repeatedBottom: 0,
  notRepeated: 0,
  flagged: 0,
  moving: 0,
  woven: 0,
}

/** How the pictures of a film are made of fields, and what was shown in them. */
export type Fields =
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'interlaced'
      readonly first: 'top' | 'bottom'
      /** Film on video: five pictures of which two are woven of two film frames. */
      readonly telecine: boolean
    }

/** Woven pictures that make a film interlaced: fewer where the decoder says so too. Motion alone shows it. */
const LEAST = 0.15
const LEAST_FLAGGED = 0.03
/** Of those that move and were looked at; where the decoder says so idet is believed without them. */
const LEAST_COMBED = 0.1

/** By what is seen, since what files say of it is often wrong. */
export const fieldsOf = (counts: FieldCounts): Fields => {
  const { topFirst, bottomFirst, progressive, flagged } = counts
  const woven = topFirst + bottomFirst
  const all = woven + progressive
  const isFlagged = flagged > all / 2
  const isCombed = counts.woven > 0 && counts.woven >= counts.moving * LEAST_COMBED
  if (woven === 0 || !(isFlagged || isCombed)) return { kind: 'whole' }
  if (woven < all * (isFlagged ? LEAST_FLAGGED : LEAST)) return { kind: 'whole' }
  const first = topFirst >= bottomFirst ? 'top' : 'bottom'
  return { kind: 'interlaced', first, telecine: isPulledDown(counts) }
}

/** The same as somebody told it. Whether it was film is seen and not told. */
export const inOrder = (seen: Fields, told: FieldOrder | undefined): Fields => {
  if (told === undefined) return seen
  if (told === 'none') return { kind: 'whole' }
  const telecine = seen.kind === 'interlaced' && seen.telecine
  return { kind: 'interlaced', first: told, telecine }
}

/** Without motion nothing repeats visibly, so the share of two in five is proof, and less is none. */
const isPulledDown = ({ repeatedTop, repeatedBottom, notRepeated }: FieldCounts): boolean => {
  const repeated = repeatedTop + repeatedBottom
  const share = repeated / Math.max(1, repeated + notRepeated)
  const isEven = Math.min(repeatedTop, repeatedBottom) >= 0.4 * repeated
  return repeated >= 4 && share > 0.37 && share < 0.43 && isEven
}
