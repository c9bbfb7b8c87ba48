import type { Exclusion } from '@rollcall/contract/exclusions.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Reply } from '@rollcall/contract/replies.ts'
import { useTranslation } from 'react-i18next'

/** One thing that happened in a case. */
export interface Moment {
  readonly key: string
  readonly at: string
  readonly words: string
  /** What was written with it, as far as it may be read. */
  readonly said: string | null
  /** Of a ruling on the case: what a flag would be about. */
  readonly ruling?: boolean
}

/** All that happened in a case, oldest first: what was proposed, given and ruled, how its status turned, what was to exclude him, and what agencies answered. */
export function useMoments(
  one: Identification,
  exclusions: readonly Exclusion[],
  replies: readonly Reply[],
): Moment[] {
  const { t } = useTranslation('identifications')
  const say = useTranslation('moderation').t
  const why = useTranslation('exclusions').t
  const proposed = one.proposals.map(({ by, giver, fromTip, at }, n) => ({
    key: `proposal ${n}`,
    at,
    words: fromTip
      ? say('timeLine.proposedByTip')
      : say('timeLine.proposed', { by: by ?? t(`giver.${giver}`) }),
    said: null,
  }))
  const given = one.evidence.map(
    ({ id, class: kind, stance, origin, giver, fromTip, givenAt }) => ({
      key: `given ${id}`,
      at: givenAt,
      words: say(`timeLine.given.${stance}`, {
        class: t(`class.${kind}`),
        from: fromTip ? say('timeLine.aTip') : (origin ?? t(`giver.${giver}`)),
      }),
      said: null,
    }),
  )
  const ruled = one.evidence.flatMap(({ id, class: kind, state, ruledAt, ruledBecause }) =>
    ruledAt && state !== 'open'
      ? {
          key: `ruled ${id}`,
          at: ruledAt,
          words: say(`timeLine.ruled.${state}`, { class: t(`class.${kind}`) }),
          said: ruledBecause,
        }
      : [],
  )
  const turned = one.history.map(({ because, to, reasons, at }, n) => ({
    key: `turn ${n}`,
    at,
    words: t(`history.${because}`, { status: t(`status.${to}`) }),
    said: reasons,
    ruling: true,
  }))
  const excluded = exclusions.flatMap(({ id, kind, history }) =>
    history.map(({ what, by, reasons, at }, n) => {
      const done = why(`history.${what}`)
      return {
        key: `excluded ${id} ${n}`,
        at,
        words: say('timeLine.excluded', {
          what: by ? why('history.by', { what: done, by }) : done,
          kind: why(`kind.${kind}`),
        }),
        said: reasons,
      }
    }),
  )
  const answered = replies.flatMap(({ id, agency, outcome, at, withdrawnAt }) => {
    const who = { agency: agency ?? t('reply.agencyWithheld') }
    const outcomeOf = t(`reply.outcome.${outcome}`)
    const kept = {
      key: `reply ${id}`,
      at,
      words: say('timeLine.reply', { ...who, outcome: outcomeOf }),
    }
    const gone = withdrawnAt && {
      ...{ key: `reply gone ${id}`, at: withdrawnAt, words: say('timeLine.replyGone', who) },
    }
    return [kept, ...(gone ? [gone] : [])].map((moment) => ({ ...moment, said: null }))
  })
  return [...proposed, ...given, ...ruled, ...turned, ...excluded, ...answered].toSorted(
    (one, other) => one.at.localeCompare(other.at),
  )
}
