import { z } from 'zod'
import { clueKind } from './clues.ts'
import {
  changeId,
  evidenceId,
  exclusionId,
  identificationId,
  replyId,
  sightingId,
  subjectId,
} from './ids.ts'
import { instant } from './text.ts'

/** Each kind of text that can be flagged and withheld by itself ([D3]), by what is public of where it stands. */
const kinds = [
  /** All that came with a piece of evidence. */
  z.strictObject({ kind: z.literal('evidence'), id: evidenceId }),
  /** The reasons of a proposal, by when they were given. */
  z.strictObject({ kind: z.literal('proposal'), id: identificationId, at: instant }),
  /** Those of a ruling. */
  z.strictObject({ kind: z.literal('ruling'), id: identificationId, at: instant }),
  /** Why somebody cannot be him, or can after all: what was said at one step of an exclusion. */
  z.strictObject({ kind: z.literal('exclusion'), id: exclusionId, at: instant }),
  /** What an agency answered, with who it is and what it calls the matter. */
  z.strictObject({ kind: z.literal('reply'), id: replyId }),
  /** Why a man was joined with another: his id. */
  z.strictObject({ kind: z.literal('joining'), id: subjectId }),
  /** Why he was decided to be no prisoner. */
  z.strictObject({ kind: z.literal('no-prisoner'), id: subjectId, at: instant }),
  /** The note with one thing that is seen of a man at a mark. */
  z.strictObject({ kind: z.literal('clue'), id: sightingId, clue: clueKind }),
  /** Why something was changed, as its history tells it. */
  z.strictObject({ kind: z.literal('change'), id: changeId }),
] as const

/** What somebody wrote. */
export const flaggedText = z.discriminatedUnion('kind', kinds)
export type FlaggedText = z.infer<typeof flaggedText>
export type TextKind = FlaggedText['kind']

export const textKind = z.enum(kinds.map(({ shape }) => shape.kind.value))
export const textKinds: readonly TextKind[] = textKind.options

export const isText = (of: { readonly kind: string }): of is FlaggedText =>
  (textKinds as readonly string[]).includes(of.kind)
