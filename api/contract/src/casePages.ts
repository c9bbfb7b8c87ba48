import { z } from 'zod'
import { answerGiven, heldText } from './caseView.ts'
import { endpoint } from './endpoint.ts'
import { evidence, evidenceState, stance } from './evidence.ts'
import { identificationId } from './ids.ts'
import { pageOf, stretchQuery } from './page.ts'
import { proposal } from './proposals.ts'

const one = { params: z.strictObject({ identificationId }) }

/** How many of what grows without end come with an identification itself; the others by pages. */
export const FIRST_ONES = 100

/** A page of what was written around it; for moderators with those of its texts that visitors do not read ([P7]). */
const writtenPage = <Item extends z.ZodType>(item: Item) =>
  pageOf(item).extend({ heldTexts: z.array(heldText).optional() })

const evidenceQuery = stretchQuery.extend({
  stance: stance.optional(),
  state: evidenceState.optional(),
})
export type EvidenceQuery = z.output<typeof evidenceQuery>

export const listEvidence = endpoint({
  name: 'listEvidence',
  method: 'GET',
  path: '/api/identifications/{identificationId}/evidence',
  kept: true,
  summary:
    'The evidence on it, or that of one stance and state, in the order in which it was given',
  access: 'visitor',
  ...one,
  query: evidenceQuery,
  status: 200,
  response: writtenPage(evidence),
  errors: ['not-found'],
})

export const listProposals = endpoint({
  name: 'listProposals',
  method: 'GET',
  path: '/api/identifications/{identificationId}/proposals',
  kept: true,
  summary: 'Who proposed it and why, in the order of proposing',
  access: 'visitor',
  ...one,
  query: stretchQuery,
  status: 200,
  response: writtenPage(proposal),
  errors: ['not-found'],
})

export const listAnswers = endpoint({
  name: 'listAnswers',
  method: 'GET',
  path: '/api/identifications/{identificationId}/answers',
  summary: 'First answers beside current ones, for a moderator who sees the tally',
  access: 'moderator',
  ...one,
  query: stretchQuery,
  status: 200,
  response: pageOf(answerGiven),
  errors: ['not-found', 'forbidden'],
})
