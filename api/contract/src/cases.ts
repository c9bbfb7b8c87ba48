import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { notice } from './exports.ts'
import { identification } from './identifications.ts'
import { accountId, evidenceId, identificationId, subjectId, textId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { personShort } from './people.ts'
import { ruling } from './status.ts'
import { shownSighting } from './subjects.ts'
import { instant, text } from './text.ts'
import { voteBody } from './votes.ts'

const one = { params: z.strictObject({ identificationId }) }

export const castVote = endpoint({
  name: 'castVote',
  method: 'PUT',
  path: '/api/identifications/{identificationId}/vote',
  summary: 'Answer whether this is the same man, or answer again',
  access: 'contributor',
  ...one,
  body: voteBody,
  status: 200,
  response: identification,
  errors: ['not-found', 'identification.closed', 'vote.reason-required', 'limit.reached'],
})

export const takeVoteBack = endpoint({
  name: 'takeVoteBack',
  method: 'DELETE',
  path: '/api/identifications/{identificationId}/vote',
  summary: 'Take the answer back; its history is kept',
  access: 'contributor',
  ...one,
  status: 200,
  response: identification,
  errors: ['not-found', 'identification.closed'],
})

export const openTally = endpoint({
  name: 'openTally',
  method: 'POST',
  path: '/api/identifications/{identificationId}/tally',
  summary: 'Open the tally at the desk; logged, and no answer of this moderator on it counts',
  access: 'moderator',
  ...one,
  body: z.strictObject({ reasons: text }),
  status: 200,
  response: identification,
  errors: ['not-found'],
})

export const ruleEvidence = endpoint({
  name: 'ruleEvidence',
  method: 'POST',
  path: '/api/evidence/{evidenceId}/ruling',
  summary: 'Admit or dismiss a piece of evidence',
  access: 'moderator',
  params: z.strictObject({ evidenceId }),
  body: z.strictObject({ ruling: z.enum(['admitted', 'dismissed']), reasons: text }),
  status: 200,
  response: identification,
  errors: ['not-found', 'interest.own', 'evidence.ruled'],
})

export const decide = endpoint({
  name: 'decide',
  method: 'POST',
  path: '/api/identifications/{identificationId}/decisions',
  summary: 'Rule on it; the first of two signatures leaves the status as it is',
  access: 'moderator',
  ...one,
  body: z.strictObject({ ruling, caseVersion: z.number().int().min(0), reasons: text }),
  status: 201,
  response: identification,
  errors: [
    'not-found',
    'interest.own',
    'decision.stale',
    'decision.transition',
    'decision.conditions',
    'decision.signed',
    'decision.family-first',
    'identification.exists',
    'subject.no-prisoner',
    'subject.identified',
    'subject.unseen',
  ],
})

export const stopDays = endpoint({
  name: 'stopDays',
  method: 'POST',
  path: '/api/identifications/{identificationId}/stop',
  summary:
    'End the days in which his family is told before everybody else: the signatures lapse, and the name is not confirmed',
  access: 'moderator',
  ...one,
  body: z.strictObject({ reasons: text }),
  status: 200,
  response: identification,
  errors: ['not-found', 'interest.own', 'decision.transition'],
})

/** A name that a relative is told before everybody else ([M8]). */
export const familyDay = z.object({
  identificationId,
  subjectId,
  subjectNumber: z.number().int(),
  person: personShort,
  publicOn: instant,
})
export type FamilyDay = z.infer<typeof familyDay>
export type FamilyDayMade = z.input<typeof familyDay>

export const listFamilyDays = endpoint({
  name: 'listFamilyDays',
  method: 'GET',
  path: '/api/me/family',
  summary:
    'The names that two moderators have signed, of people of whom this account is a declared relative: until that day only the family is told',
  access: 'contributor',
  query: pageQuery.extend({ cursor: identificationId.optional() }),
  status: 200,
  response: pageOf(familyDay),
  errors: [],
})

export const liftRelative = endpoint({
  name: 'liftRelative',
  method: 'DELETE',
  path: '/api/identifications/{identificationId}/relatives/{accountId}',
  summary: 'Lift the declaration that an account is a relative of the person',
  access: 'moderator',
  params: z.strictObject({ identificationId, accountId }),
  body: z.strictObject({ reasons: text }),
  status: 200,
  response: identification,
  errors: ['not-found', 'interest.own'],
})

export const releaseText = endpoint({
  name: 'releaseText',
  method: 'POST',
  path: '/api/identifications/{identificationId}/releases',
  summary: 'Let visitors read one withheld text, with names covered; again: with another cover',
  access: 'moderator',
  ...one,
  body: z.strictObject({
    textId,
    /** `heldNames` of the case as it was read. */
    heldNames: z.string().regex(/^[0-9a-f]{24}$/, 'is not what the case says'),
    /** The text itself, with stretches of it covered by █. */
    text,
  }),
  status: 201,
  response: identification,
  errors: ['not-found', 'interest.own', 'decision.stale'],
})

export const takeReleaseBack = endpoint({
  name: 'takeReleaseBack',
  method: 'DELETE',
  path: '/api/identifications/{identificationId}/releases/{textId}',
  summary: 'Withhold a released text again',
  access: 'moderator',
  params: z.strictObject({ identificationId, textId }),
  status: 200,
  response: identification,
  errors: ['not-found', 'interest.own'],
})

/** A name that was confirmed, or was and was retracted since. */
export const decided = z.object({
  id: identificationId,
  status: z.enum(['confirmed', 'retracted']),
  person: personShort,
  subject: z.object({
    id: subjectId,
    number: z.number().int(),
    portrait: shownSighting.nullable(),
  }),
  decidedAt: instant,
  notice: z.literal(notice),
})
export type Decided = z.infer<typeof decided>

export const listDecided = endpoint({
  name: 'listDecided',
  method: 'GET',
  path: '/api/decisions',
  kept: true,
  summary: 'What was confirmed and what was retracted, the latest first',
  access: 'visitor',
  query: pageQuery,
  status: 200,
  response: pageOf(decided),
  errors: [],
})
