/// <reference path="./talisman.d.ts" />
import { similarity as jaroWinkler } from 'talisman/metrics/jaro-winkler.js'
import { fullFormsOf } from './nicknames.ts'
import { soundsOf } from './sounds.ts'

/** Why two parts of a name are taken for one, from the strongest reason to the weakest. */
export const reasons = ['exact', 'prefix', 'similar', 'sounds-like'] as const
export type Reason = (typeof reasons)[number]

export interface Likeness {
  /** From 0 to 1. */
  readonly score: number
  readonly reason: Reason
}

/** "J." for "John" is how people write; "John" for "J." is how lists do, and could be anybody with that letter. */
const INITIAL = 0.8
const FOR_INITIAL = 0.6
const NICKNAME = 0.93
const PREFIX = 0.9
const SOUND = 0.82
/** A sound shared in the romanising system alone says less. */
const ROMANISED_SOUND = 0.74

/** How alike a part of the query and a part of a name are. */
export const likenessOf = (asked: string, known: string): Likeness => {
  if (asked === known) return { score: 1, reason: 'exact' }
  if (asked.length === 1 || known.length === 1) return initial(asked, known)
  if (known.startsWith(asked))
    return { score: PREFIX + (1 - PREFIX) * (asked.length / known.length), reason: 'prefix' }
  if (sharesFullForm(asked, known)) return { score: NICKNAME, reason: 'similar' }
  const spelling = (jaroWinkler(asked, known) + dice(asked, known)) / 2
  const sound = soundLikeness(asked, known)
  return sound > spelling
    ? { score: sound, reason: 'sounds-like' }
    : { score: spelling, reason: 'similar' }
}

const initial = (asked: string, known: string): Likeness => {
  const alike = asked.length === 1 ? INITIAL : FOR_INITIAL
  return { score: asked[0] === known[0] ? alike : 0, reason: 'prefix' }
}

/** Dice's coefficient over pairs of letters, from 0 to 1. */
const dice = (one: string, other: string): number => {
  const [mine, theirs] = [pairsIn(one), pairsIn(other)]
  let shared = 0
  for (const pair of mine) if (theirs.has(pair)) shared += 1
  return (2 * shared) / (mine.size + theirs.size)
}

const pairsIn = (word: string): ReadonlySet<string> => {
  const pairs = new Set<string>()
  for (let at = 1; at < word.length; at += 1) pairs.add(word.slice(at - 1, at + 1))
  return pairs
}

const sharesFullForm = (asked: string, known: string): boolean =>
  sharedFullForm(asked, known) !== undefined

/** The full name that two first names are both forms of, where there is one: Robert of Bob and Rob. */
export const sharedFullForm = (asked: string, known: string): string | undefined => {
  const forms = fullFormsOf(known)
  return fullFormsOf(asked).find((full) => forms.includes(full))
}

const soundLikeness = (asked: string, known: string): number => {
  const sounds = new Set(soundsOf(known))
  const shared = soundsOf(asked).filter((sound) => sounds.has(sound))
  if (!shared.length) return 0
  const base = shared.some((sound) => !sound.startsWith('r:')) ? SOUND : ROMANISED_SOUND
  return base + (0.95 - base) * jaroWinkler(asked, known)
}
