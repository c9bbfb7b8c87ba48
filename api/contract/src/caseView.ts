import { z } from 'zod'
import { evidenceClasses } from './evidence.ts'
import { accountId, textId } from './ids.ts'
import { ruling } from './status.ts'
import { instant } from './text.ts'
import { answer } from './votes.ts'

/** One thing that M1 or M2 asks for, and whether it is there. */
export const condition = z.object({
  of: z.enum(['probable', 'confirmed']),
  what: z.enum([
    'score',
    'two-classes',
    'class-beyond-community',
    'strong-class',
    'no-open-contrary',
    'no-exclusion',
    'contrary-answered',
    'in-roster',
    'moderators',
  ]),
  met: z.boolean(),
  has: z.number().int().nullable(),
  needs: z.number().int().nullable(),
})
export type Condition = z.infer<typeof condition>

/** A text that visitors read only as a moderator has released it ([P7]). */
export const heldText = z.object({
  id: textId,
  what: z.enum([
    'reasons',
    'text',
    'origin',
    'knew-him',
    'link',
    'ruling',
    'joining',
    'marking',
    'reply',
    'reply-line',
  ]),
  text: z.string(),
  /** The text with the parts of withheld names covered, to be mended. */
  covered: z.string(),
  released: z.object({ text: z.string(), by: z.string(), at: instant }).nullable(),
})
export type HeldText = z.infer<typeof heldText>
export type HeldMade = z.input<typeof heldText>

/** An answer as moderators see it, the first that was given beside the current one ([V4]). */
export const answerGiven = z.object({
  first: answer,
  current: answer.nullable(),
  counted: z.boolean(),
  reason: z.string().nullable(),
})

/** The cursor of those that come after the first: null where these are all. */
export const others = z.string().nullable()

/** More are not counted: a hundred are enough to look again. */
export const MOST_CONTRARY = 100

/** What makes a case's version grow ([M4]). */
export const caseChanges = [
  'evidence-given',
  'evidence-ruled',
  'proposal-joined',
  'rival-changed',
  'status',
  'person-linked',
  'men-joined',
  'men-parted',
  'mark-changed',
  'exclusion-raised',
  'exclusion-ruled',
  'exclusion-lapsed',
  // The days in which his family was told first are over, and no name was confirmed ([M8]).
  'days-ended',
] as const
export const caseChange = z.enum(caseChanges)
export type CaseChanged = z.infer<typeof caseChange>

/** What ended the days in which his family was told first ([M8]). */
export const daysEnds = [
  /** The day came. */
  'confirmed',
  /** The case changed ([M4]). */
  'case-changed',
  /** The sender of a tip objected in his thread. */
  'objection',
  /** A moderator stopped them. */
  'stopped',
  /** On the day one of the signers might not rule on it any more. */
  'signer',
  /** On the day something spoke against it. */
  'conditions',
] as const
export const daysEnd = z.enum(daysEnds)
export type DaysEnd = z.infer<typeof daysEnd>

const told = {
  since: instant,
  publicOn: instant,
}

/** What moderators see of a case. Where they may not see the verdict, community is left out of all of it. */
export const caseView = z.object({
  score: z.number().int(),
  fed: z.array(z.enum([...evidenceClasses, 'community'])),
  conditions: z.array(condition),
  signatures: z.array(
    z.object({ ruling, by: z.string(), mine: z.boolean(), at: instant, reasons: z.string() }),
  ),
  /** Signatures that hold no more, because the case has changed since. */
  lapsed: z.array(z.object({ ruling, by: z.string(), at: instant })),
  relatives: z.array(z.object({ accountId, name: z.string() })),
  /** Two have signed, and until `publicOn` only his family and those whose tips became something here are told ([M8]). */
  family: z
    .object({
      ...told,
      /** How many can read it with a receipt, in the app, and were written to. */
      receipts: z.number().int(),
      accounts: z.number().int(),
      mails: z.number().int(),
    })
    .nullable(),
  /** Another name of this man waits for its day: until then none of his can be confirmed. */
  otherPublicOn: instant.nullable(),
  /** Such days that are over, oldest first. */
  familyBefore: z.array(
    z.object({
      ...told,
      endedAt: instant,
      because: daysEnd,
      /** What changed, where the case did. */
      what: caseChange.nullable(),
      /** The moderator who stopped them, and why. */
      by: z.string().nullable(),
      reasons: z.string().nullable(),
    }),
  ),
  /** How many said that he is surely somebody else since it became probable, at most 100; for whoever sees the tally ([M3]). */
  contrary: z.number().int().nullable(),
  /** Of what comes with it; those of further evidence and proposals come with them. */
  heldTexts: z.array(heldText),
  /** Stands for the withheld names that were covered: a release says which it was made with. */
  heldNames: z.string(),
  /** First answers beside current ones ([V4]): only for whoever sees the tally. */
  answers: z.array(answerGiven).nullable(),
  moreAnswers: others,
})
export type CaseView = z.infer<typeof caseView>
export type CaseMade = z.input<typeof caseView>
