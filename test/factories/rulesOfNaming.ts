import { conditionsOf, lackingFor } from '@rollcall/api/cases/conditions.ts'
import { verdictOf } from '@rollcall/api/cases/consensus.ts'
import { scoreOf } from '@rollcall/api/cases/score.ts'
import { type Span, spanOf } from '@rollcall/contract/edtf.ts'
import type { Answer, Counts } from '@rollcall/contract/votes.ts'
import { aCase, type Case } from './lookAlikes.ts'

/** How often a rule lets a look-alike through at some moment, and at the last one, and finds a true name at some moment. */
export interface Judged {
  readonly lookAlikes: number
  readonly atTheEnd: number
  readonly found: number
}

/** Whether a name is let through after so many answers. */
type Rule = (of: Case, name: number, answers: number) => boolean

const SUPPORTED_ANSWERS = 5
const MODERATORS = 2
const filmed = spanOf('1951-02') as Span

const countsOf = (said: readonly Answer[], upTo: number): Counts => {
  const counts = {
    ...{ 'same-sure': 0, 'same-likely': 0, 'cant-tell': 0 },
    ...{ 'different-likely': 0, 'different-sure': 0 },
  }
  for (const one of said.slice(0, upTo)) counts[one] += 1
  return counts
}

const sidesOf = (said: readonly Answer[], upTo: number) => {
  const counts = countsOf(said, upTo)
  return {
    same: counts['same-sure'] + counts['same-likely'],
    different: counts['different-sure'] + counts['different-likely'],
  }
}

const isSupported = (all: readonly (readonly Answer[])[], name: number, upTo: number): boolean => {
  const counts = all.map((said) => countsOf(said, upTo))
  const mine = counts[name] ?? countsOf([], 0)
  return verdictOf(mine, counts.toSpliced(name, 1), SUPPORTED_ANSWERS) === 'supported'
}

const isConfirmed = ({ names }: Case, name: number, community: 0 | 2): boolean => {
  const speaking = (of: (typeof names)[number]) => of.evidence.some((one) => one.class === 'family')
  const familiesInConflict = names.filter(speaking).length > 1
  const score = scoreOf(names[name]?.evidence ?? [], { filmed, familiesInConflict }, community)
  const facts = { score, openContrary: 0, admittedContrary: 0, excluded: 0, inRoster: true }
  const conditions = conditionsOf({ ...facts, signed: MODERATORS - 1 }, MODERATORS)
  return lackingFor('confirmed', conditions).length === 0
}

export const rules = {
  'a plain majority of five, answers seen': ({ seen }, name, upTo) => {
    const { same, different } = sidesOf(seen[name] ?? [], 5)
    return upTo >= 5 && same > different
  },
  'iNaturalist’s: two, over 2/3, answers seen': ({ seen }, name, upTo) => {
    const { same, different } = sidesOf(seen[name] ?? [], upTo)
    return same >= 2 && 3 * same > 2 * (same + different)
  },
  'what the crowd says by C1, if answers were seen': ({ seen }, name, upTo) =>
    isSupported(seen, name, upTo),
  'what the crowd says by C1, blind (V2)': ({ blind }, name, upTo) =>
    isSupported(blind, name, upTo),
  'the evidence of M2 without the crowd': (of, name) => isConfirmed(of, name, 0),
  'ours: M2, with what the crowd says': (of, name, upTo) =>
    isConfirmed(of, name, isSupported(of.blind, name, upTo) ? 2 : 0),
} as const satisfies Record<string, Rule>
export type RuleName = keyof typeof rules

/** Judges the same men by every rule, as each answer comes in. */
export const judgedBy = (
  men: number,
  seed: number,
  mistaken = 1,
): Readonly<Record<RuleName, Judged>> => {
  const cases = Array.from({ length: men }, (_, at) => aCase(seed + at, mistaken))
  const all = Object.entries(rules).map(([name, rule]) => [name, judge(cases, rule)])
  return Object.fromEntries(all)
}

const judge = (cases: readonly Case[], rule: Rule): Judged => {
  const judged = cases.flatMap((one) =>
    one.names.map(({ isTrue }, name) => {
      const moments = (one.blind[name] ?? []).map((_, at) => rule(one, name, at + 1))
      return { isTrue, ever: moments.includes(true), last: moments.at(-1) === true }
    }),
  )
  const [right, wrong] = [
    judged.filter(({ isTrue }) => isTrue),
    judged.filter(({ isTrue }) => !isTrue),
  ]
  return {
    lookAlikes: shareOf(wrong, ({ ever }) => ever),
    atTheEnd: shareOf(wrong, ({ last }) => last),
    found: shareOf(right, ({ ever }) => ever),
  }
}

const shareOf = <One>(some: readonly One[], is: (one: One) => boolean): number =>
  some.filter(is).length / some.length

/** How often one honest person by himself is right, of those who do not say that they cannot tell. */
export const rightAlone = (men: number, seed: number): number => {
  let [right, told] = [0, 0]
  for (let at = 0; at < men; at += 1) {
    const { names, alone } = aCase(seed + at)
    for (const [name, { isTrue }] of names.entries()) {
      const answer = alone[name] ?? 'cant-tell'
      if (answer === 'cant-tell') continue
      told += 1
      if (answer.startsWith('same') === isTrue) right += 1
    }
  }
  return right / told
}
