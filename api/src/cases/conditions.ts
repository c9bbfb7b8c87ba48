import type { Condition } from '@rollcall/contract/caseView.ts'
import type { Score } from './score.ts'

export interface CaseFacts {
  readonly score: Score
  readonly openContrary: number
  /** What was admitted against him: whoever confirms answers it in his reasons. */
  readonly admittedContrary: number
  /** Reasons why it cannot be he that are open or accepted ([X2]). */
  readonly excluded: number
  readonly inRoster: boolean
  /** Signatures that stand, of moderators other than the one who would sign now. */
  readonly signed: number
}

const PROBABLE_SCORE = 4
const CONFIRMED_SCORE = 6
const CLASSES = 2
const strong = ['caption', 'witness', 'examiner'] as const

/** What M1 and M2 ask for, each with what is there. The same list is the checklist on the desk and the rule. */
export const conditionsOf = (facts: CaseFacts, moderators: number): Condition[] => {
  const { total, fed } = facts.score
  const strongFed = fed.filter((one) => (strong as readonly string[]).includes(one)).length
  const beyond = fed.filter((one) => one !== 'community').length
  const check = (
    of: Condition['of'],
    what: Condition['what'],
    has: number,
    needs: number,
  ): Condition => ({
    of,
    what,
    met: has >= needs,
    has,
    needs,
  })
  return [
    check('probable', 'score', total, PROBABLE_SCORE),
    check('probable', 'two-classes', fed.length, CLASSES),
    check('probable', 'class-beyond-community', beyond, 1),
    check('confirmed', 'score', total, CONFIRMED_SCORE),
    check('confirmed', 'two-classes', fed.length, CLASSES),
    check('confirmed', 'strong-class', strongFed, 1),
    {
      of: 'confirmed',
      what: 'no-open-contrary',
      met: facts.openContrary === 0,
      has: facts.openContrary,
      needs: 0,
    },
    {
      of: 'confirmed',
      what: 'no-exclusion',
      met: facts.excluded === 0,
      has: facts.excluded,
      needs: 0,
    },
    { of: 'confirmed', what: 'in-roster', met: facts.inRoster, has: null, needs: null },
    check('confirmed', 'moderators', facts.signed + 1, moderators),
    {
      of: 'confirmed',
      what: 'contrary-answered',
      met: facts.admittedContrary === 0,
      has: facts.admittedContrary,
      needs: 0,
    },
  ]
}

/** What the ruling itself brings: the signature that is missing, and the answer that its reasons give. */
const bringing: readonly Condition['what'][] = ['moderators', 'contrary-answered']

/** What is lacking for a ruling, so that it cannot be made. */
export const lackingFor = (
  ruling: Condition['of'],
  conditions: readonly Condition[],
): Condition[] =>
  conditions.filter(({ of, what, met }) => of === ruling && !met && !bringing.includes(what))

/** A condition that is not met, as whoever rules is told. */
export const lackOf = ({ what, has, needs }: Condition): string =>
  ({
    score: `score ${needs} (it has ${has})`,
    'two-classes': `${needs} classes of evidence (it has ${has})`,
    'class-beyond-community': 'a class of evidence other than community',
    'strong-class': 'a caption, a witness or an examiner',
    'no-open-contrary': 'a ruling on the evidence against it',
    'no-exclusion': 'a ruling that dismisses what excludes him',
    'contrary-answered': 'an answer to the evidence against it',
    'in-roster': 'an entry on the roster: link the name to one',
    moderators: 'another moderator',
  })[what]
