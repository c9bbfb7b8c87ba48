import type { ScoredItem } from '@rollcall/api/cases/score.ts'
import type { Answer } from '@rollcall/contract/votes.ts'
import { seeded } from './roster.ts'

/** One of the names that are proposed for an unknown man, with what was admitted for it. */
export interface Name {
  readonly isTrue: boolean
  readonly evidence: readonly ScoredItem[]
}

/** An unknown man, the names proposed for him, and of each name how everybody answers, in the order in which they come. */
export interface Case {
  readonly names: readonly Name[]
  /** Nobody sees how others answered. */
  readonly blind: readonly (readonly Answer[])[]
  /** The same people where everybody sees what was answered before. */
  readonly seen: readonly (readonly Answer[])[]
  /** What somebody honest says of each by himself. */
  readonly alone: readonly Answer[]
}

/** What is taken for true of people and pictures: said in `test/bench/README.md`. */
const VOTERS = 12
const LIARS = 2
const HERDING = 0.5
const IS_PROPOSED = 0.7
const CLEARNESS = { least: 0.5, most: 2.1 }
/** What all see alike in a pair, and none of them can help. */
const SHARED = 0.6
const SURE = 1
const UNSURE = 0.2

/** How often such evidence is given for a true name and for a look-alike, and admitted. */
const given = {
  caption: [0.2, 0.01],
  witness: [0.35, 0.06],
  examiner: [0.15, 0.01],
  family: [0.4, 0.25],
  circumstance: [0.5, 0.4],
} as const
/** How often a moderator admits what a liar tells as a witness. */
const LIE_ADMITTED = 0.1

/** `mistaken`: so many times as often as we take for true is something false said, and admitted. */
export const aCase = (seed: number, mistaken = 1): Case => {
  const random = seeded(seed)
  const chance = (share: number) => random() < share
  const lookAlikes = 1 + Math.floor(random() * 3)
  const isTrue = [...(chance(IS_PROPOSED) ? [true] : []), ...Array(lookAlikes).fill(false)]
  const lied = isTrue.lastIndexOf(false)
  const names = isTrue.map((one, at) => ({
    isTrue: one,
    evidence: evidenceFor(one, at === lied, (share) => chance(one ? share : share * mistaken)),
  }))
  const voters = inAnyOrder(random)
  const looks = isTrue.map((one) => lookOf(one, random))
  const impressions = looks.map((look) => voters.map((voter) => look(voter.skill)))
  const answered = (isSeen: boolean) =>
    impressions.map((own, name) => {
      const said: Answer[] = []
      for (const [at, { isLiar, follows }] of voters.entries()) {
        const lie = name === lied ? 'same-sure' : 'different-sure'
        const leaning = isSeen && follows ? leaningOf(said) : 0
        said.push(isLiar ? lie : answerOf(own[at] ?? 0, leaning))
      }
      return said
    })
  const honest = voters.findIndex(({ isLiar }) => !isLiar)
  const alone = impressions.map((own) => answerOf(own[honest] ?? 0, 0))
  return { names, blind: answered(false), seen: answered(true), alone }
}

const evidenceFor = (
  isTrue: boolean,
  isLiedFor: boolean,
  chance: (share: number) => boolean,
): ScoredItem[] => {
  const item = (one: Partial<ScoredItem> & Pick<ScoredItem, 'class'>): ScoredItem => ({
    ...{ stance: 'for', state: 'admitted', origin: `an origin of ${one.class}` },
    ...one,
  })
  const items: ScoredItem[] = []
  const is = (of: keyof typeof given) => chance(given[of][isTrue ? 0 : 1])
  if (is('caption')) items.push(item({ class: 'caption' }))
  if (is('witness'))
    items.push(item({ class: 'witness', knewHim: 'His squad', blindLineUp: chance(0.3) }))
  if (is('examiner')) items.push(item({ class: 'examiner', qualification: 'Trained' }))
  if (is('family'))
    items.push(item({ class: 'family', portraitDate: chance(0.5) ? '1949' : '1935' }))
  if (is('circumstance'))
    items.push(item({ class: 'circumstance', menLeft: chance(0.5) ? 20 : 100 }))
  if (isLiedFor && chance(LIE_ADMITTED))
    items.push(item({ class: 'witness', knewHim: 'A lie', blindLineUp: false, origin: 'A liar' }))
  return items
}

interface Voter {
  readonly skill: number
  readonly isLiar: boolean
  /** Whether he goes with the others where he sees them and is not sure himself. */
  readonly follows: boolean
}

const inAnyOrder = (random: () => number): Voter[] =>
  Array.from({ length: VOTERS }, (_, at) => ({
    skill: 0.6 + 0.8 * random(),
    isLiar: at < LIARS,
    follows: random() < HERDING,
    place: random(),
  })).sort((one, other) => one.place - other.place)

/** How alike the two pictures seem to somebody: above 0 rather the same, below 0 rather not. */
const lookOf = (isTrue: boolean, random: () => number) => {
  const { least, most } = CLEARNESS
  const clearness = least + (most - least) * random()
  const shared = SHARED * normal(random)
  return (skill: number): number =>
    ((isTrue ? 1 : -1) * clearness * skill) / 2 + shared + normal(random)
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Who is sure says what he sees; who is not goes with the others, if they lean to one side. */
const answerOf = (impression: number, leaning: number): Answer => {
  const isSure = Math.abs(impression) >= SURE
  const sign = isSure || leaning === 0 ? impression : leaning
  if (!isSure && leaning === 0 && Math.abs(impression) < UNSURE) return 'cant-tell'
  if (sign > 0) return isSure ? 'same-sure' : 'same-likely'
  return isSure ? 'different-sure' : 'different-likely'
}

const leaningOf = (said: readonly Answer[]): number =>
  said.reduce(
    (sum, one) => sum + Number(one.startsWith('same')) - Number(one.startsWith('different')),
    0,
  )
