import { z } from 'zod'
import { idForm } from './idForm.ts'

const id = <Kind extends string>(kind: Kind) =>
  z
    .string()
    .regex(idForm, 'an id is 24 hex digits')
    .brand<Kind>()
    .meta({ description: `opaque id of: ${kind}`, example: '64f0c2a1b3d4e5f60718293a' })

export const accountId = id('account')
export const filmId = id('film')
export const stillId = id('still')
export const sightingId = id('sighting')
/** A scanned memorandum or caption card. */
export const documentId = id('source document')
export const subjectId = id('subject')
/** A camp, or another place where men were kept. */
export const campId = id('camp')
export const personId = id('person')
export const portraitId = id('portrait')
/** A list that is being imported. */
export const importId = id('import')
/** A row of a list that may be a man who is there already. */
export const askId = id('asked row')
export const identificationId = id('identification')
export const evidenceId = id('evidence')
/** A reason why a man cannot be a person. */
export const exclusionId = id('exclusion')
export const tipId = id('tip')
/** What somebody said is wrong. */
export const flagId = id('flag')
/** A text of a case: only its words, and on what they were given, make it. */
export const textId = id('text')
/** What a moderator noted on a case. */
export const noteId = id('note')
/** What an agency answered. */
export const replyId = id('reply')
/** What was changed of a thing, once. */
export const changeId = id('change')
/** Two stills that look alike, or that somebody linked. */
export const pairId = id('pair')
/** Work that failed so often that it waits for a person. */
export const failureId = id('failure')
/** What waits at the desk: the id of the evidence, exclusion, identification, tip, flag or portrait that it is. */
export const queueItemId = id('queue item')

export type AccountId = z.infer<typeof accountId>
export type FilmId = z.infer<typeof filmId>
export type StillId = z.infer<typeof stillId>
export type DocumentId = z.infer<typeof documentId>
export type SightingId = z.infer<typeof sightingId>
export type SubjectId = z.infer<typeof subjectId>
export type EvidenceId = z.infer<typeof evidenceId>
export type ExclusionId = z.infer<typeof exclusionId>
export type CampId = z.infer<typeof campId>
export type PersonId = z.infer<typeof personId>
export type PortraitId = z.infer<typeof portraitId>
export type FlagId = z.infer<typeof flagId>
export type PairId = z.infer<typeof pairId>
export type ChangeId = z.infer<typeof changeId>
export type ReplyId = z.infer<typeof replyId>
export type ImportId = z.infer<typeof importId>
export type AskId = z.infer<typeof askId>
export type IdentificationId = z.infer<typeof identificationId>
export type TipId = z.infer<typeof tipId>
