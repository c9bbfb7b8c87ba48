import type { EvidenceBody, EvidenceClass } from '@rollcall/contract/evidence.ts'
import type { ReplyGiven } from '@rollcall/contract/replies.ts'
import type { Ruling } from '@rollcall/contract/status.ts'
import type { Answer } from '@rollcall/contract/votes.ts'

/** Who acts: a place among the other contributors, or one who can sign in. */
export type Actor = number | 'ruth' | 'dunning' | 'yalvac' | 'admin'

export type Act =
  | {
      readonly does: 'evidence'
      readonly by: Actor
      readonly body: EvidenceBody
      /** Whether it points at the line of the shot list that names him. */
      readonly citesShotList?: boolean
    }
  | {
      readonly does: 'weigh'
      readonly by: Actor
      readonly ruling: 'admitted' | 'dismissed'
      readonly because: string
    }
  | { readonly does: 'answer'; readonly by: readonly Actor[]; readonly answer: Answer }
  | {
      readonly does: 'decide'
      readonly by: Actor
      readonly ruling: Ruling
      readonly because: string
    }
  | { readonly does: 'exclude'; readonly by: Actor; readonly because: string }
  | {
      readonly does: 'rule'
      readonly by: Actor
      readonly ruling: 'accepted' | 'dismissed'
      readonly because: string
    }
  | { readonly does: 'withdraw'; readonly by: Actor }
  | {
      readonly does: 'keep-reply'
      readonly by: Actor
      readonly body: Omit<ReplyGiven, 'date'>
    }

/** What happened to one name for one man: who proposed it, and what followed, in order. */
export interface Story {
  readonly man: number
  readonly who: { readonly person: number } | { readonly name: string }
  readonly by: Actor
  /** Whether he says that he is a relative: then he is told before everybody else. */
  readonly relative?: boolean
  readonly basis: readonly EvidenceClass[]
  readonly reasons: string
  readonly acts: readonly Act[]
}

export const evidence = (by: Actor, body: EvidenceBody): Act => ({ does: 'evidence', by, body })
/** The same, with the line of the shot list before everybody's eyes. */
export const onShotList = (by: Actor, body: EvidenceBody): Act => ({
  ...{ does: 'evidence', by, body },
  citesShotList: true,
})
export const admit = (by: Actor, because: string): Act => ({
  does: 'weigh',
  by,
  ruling: 'admitted',
  because,
})
export const dismiss = (by: Actor, because: string): Act => ({
  does: 'weigh',
  by,
  ruling: 'dismissed',
  because,
})
export const answer = (given: Answer, ...by: Actor[]): Act => ({
  does: 'answer',
  by,
  answer: given,
})
export const decide = (by: Actor, ruling: Ruling, because: string): Act => ({
  does: 'decide',
  by,
  ruling,
  because,
})
