import { type Reason, sharedFullForm } from './likeness.ts'
import type { Alike } from './nameMatch.ts'
import { tokensOf } from './names.ts'

/** Why a name is among the hits, in what was asked and what it has. */
export interface NameWhy {
  readonly how: Reason | 'short-form'
  /** The words that are least alike, as they were written; null where all of it is the same. */
  readonly asked: string | null
  readonly known: string | null
  /** The name that both are forms of, where a short one stands for another. */
  readonly full: string | null
  /** Which of several names it is. */
  readonly at: number
}

interface Ranked {
  readonly reason: Reason
  readonly name: number
  readonly least: Alike | null
}

/** Says it of one who was ranked, whose names are written like this. */
export const whyNamed = (
  q: string,
  written: readonly string[],
  { reason, name, least }: Ranked,
): NameWhy => {
  if (reason === 'exact' || !least)
    return { how: reason, asked: null, known: null, full: null, at: name }
  const full = sharedFullForm(least.asked, least.known)
  const isShort = reason === 'similar' && full !== undefined
  return {
    how: isShort ? 'short-form' : reason,
    asked: wordIn(q, least.asked),
    known: wordIn(written[name] ?? '', least.known),
    full: isShort ? begun(full) : null,
    at: name,
  }
}

/** The word that a part of a name was made of; the part itself where it was made of several. */
const wordIn = (written: string, part: string): string =>
  written.split(/[^\p{L}\p{M}\p{N}'’]+/u).find((word) => word && tokensOf(word).includes(part)) ??
  begun(part)

const begun = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
