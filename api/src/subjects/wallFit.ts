import type { ClueKind } from '@rollcall/contract/clues.ts'
import type { CampId, SubjectId } from '@rollcall/contract/ids.ts'

/** As the wall tells men apart. Who was decided to be no prisoner is on it only where such men are asked for ([M9]). */
export type WallStanding = 'nobody' | 'proposed' | 'confirmed' | 'no-prisoner'

/** What is said of a film or photo. */
export interface SourceSaid {
  readonly kind: 'film' | 'photo'
  readonly title: string
  readonly camp: CampId | null
  readonly date: string | null
  /** What it is found by: its title and what else is said of it, in an order of their own. */
  readonly words: readonly string[]
}

export interface Source extends SourceSaid {
  readonly id: string
  /** Whether moderators alone see it. */
  restricted: boolean
  /** In which years it may have been taken; null where nobody knows. */
  years: { readonly first: number; readonly last: number } | null
  /** The earliest that it can be, in ms; Infinity where nobody knows. */
  from: number
}

/** A still on which somebody is marked. */
export interface StillHere {
  readonly id: string
  readonly source: Source
  restricted: boolean
}

/** Where a man is marked, and what is seen of him there. */
export interface Seen {
  readonly still: StillHere
  readonly clues: readonly ClueKind[]
}

export interface Man {
  readonly id: SubjectId
  readonly number: number
  readonly standing: WallStanding
  readonly seen: readonly Seen[]
}

/** Which men are asked for. What is said of a source, and of how he is seen, has to hold for one picture of him. */
export interface WallAsked {
  readonly filmId?: string | undefined
  readonly campId?: string | undefined
  readonly year?: number | undefined
  readonly clue?: ClueKind | undefined
  /** One man, by his number or his id. */
  readonly number?: number | undefined
  readonly id?: SubjectId | undefined
  readonly standing?: WallStanding | undefined
  readonly named?: 'yes' | 'no' | undefined
}

export const isSeen = ({ still }: Seen, seesAll: boolean): boolean => seesAll || !still.restricted

export const stands = ({ id, number, standing }: Man, asked: WallAsked): boolean =>
  (!asked.id || id === asked.id) &&
  (!asked.number || number === asked.number) &&
  (asked.standing
    ? standing === asked.standing
    : standing !== 'no-prisoner' || asked.number !== undefined) &&
  (!asked.named || (standing === 'confirmed') === (asked.named === 'yes'))

export const isOf = ({ id }: Source, { filmId }: WallAsked): boolean => !filmId || id === filmId
export const isAt = ({ camp }: Source, { campId }: WallAsked): boolean => !campId || camp === campId
export const isIn = ({ years }: Source, { year }: WallAsked): boolean =>
  year === undefined || (years !== null && years.first <= year && year <= years.last)
export const isLike = ({ clues }: Seen, { clue }: WallAsked): boolean =>
  clue === undefined || clues.includes(clue)
export const fits = (seen: Seen, asked: WallAsked): boolean => {
  const { source } = seen.still
  return isOf(source, asked) && isAt(source, asked) && isIn(source, asked) && isLike(seen, asked)
}

/** When the first film was made in which a man is to be seen, in ms; null where he is in none that fits. */
export const firstSeen = ({ seen }: Man, seesAll: boolean, asked: WallAsked): number | null => {
  let first: number | null = null
  for (const one of seen) {
    const { from } = one.still.source
    if ((first === null || from < first) && isSeen(one, seesAll) && fits(one, asked)) first = from
  }
  return first
}
