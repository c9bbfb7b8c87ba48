import { z } from 'zod'
import { caseView, others } from './caseView.ts'
import { endpoint } from './endpoint.ts'
import { evidence, evidenceBody } from './evidence.ts'
import { identificationId, personId, subjectId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { personShort } from './people.ts'
import { isOneName, proposal, proposed, sayOneName } from './proposals.ts'
import { lacking, ruling, status } from './status.ts'
import { instant } from './text.ts'
import { answer, check, counts, verdict, why } from './votes.ts'

export const identification = z
  .object({
    id: identificationId,
    subjectId,
    person: personShort,
    status,
    /** How many have answered, counted or not. */
    answered: z.number().int(),
    tally: counts.nullable(),
    verdict: verdict.nullable(),
    /** On which of his other names the viewer, who sees this tally, is still to answer before he is told the verdict ([V2]). */
    verdictAwaits: z.array(z.object({ id: identificationId, person: personShort })),
    mine: z
      .object({
        answer,
        counted: z.boolean(),
        why: why.nullable(),
        /** His private note, which nobody else is shown. */
        check: check.nullable(),
      })
      .nullable(),
    /** How often the viewer has answered, changed it or taken it back. */
    mineRevision: z.number().int(),
    /** In the order in which it was given, the first 100 pieces. */
    evidence: z.array(evidence),
    moreEvidence: others,
    community: z.union([z.literal(0), z.literal(2)]).nullable(),
    /** In the order of proposing, the first 100. */
    proposals: z.array(proposal),
    moreProposals: others,
    /** How its status came about, oldest first. */
    history: z.array(
      z.object({
        because: z.enum([
          'decided',
          'signed',
          'withdrawn',
          'contrary-evidence',
          'contrary-answers',
          'upheld',
          'exclusion',
          // He was decided to be no prisoner, or that was undone ([M9]).
          'no-prisoner',
          'prisoner',
          // What it was confirmed on is not enough any more, or is again ([M2]).
          'short',
          'enough',
        ]),
        from: status,
        to: status,
        reasons: z.string().nullable(),
        withheld: z.boolean(),
        at: instant,
      }),
    ),
    /** Men were joined or taken apart, and not all answers are where they belong yet: nobody is told how they stand ([K3]). */
    regrouping: z.boolean(),
    /** It is confirmed, and two accounts have said since that he is surely somebody else ([M3]). */
    questioned: z.boolean(),
    /** It is confirmed, and since then its evidence has come to lack this ([M2]): a moderator is to look again. */
    lacks: z.array(lacking),
    /** As whom else the person is confirmed, on another still: to compare with ([C6]). Null where his name is withheld. */
    confirmedAs: subjectId.nullable(),
    /** Whether the viewer has declared to be a relative of the person. */
    relative: z.boolean(),
    /** Whether another answer than before needs a reason from the viewer now. */
    reasonNeeded: z.boolean(),
    proposedAt: instant,
    version: z.number().int(),
    /** Moderators, and declared relatives while they are told ([M8]): from when everybody reads that it is confirmed. */
    publicOn: instant.nullable().optional(),
    /** Moderators only. */
    caseVersion: z.number().int().optional(),
    case: caseView.optional(),
    can: z.object({
      vote: z.boolean(),
      withdraw: z.boolean(),
      giveEvidence: z.boolean(),
      openTally: z.boolean(),
      link: z.boolean(),
      /** End the days in which his family is told first. */
      stop: z.boolean(),
      /** Rulings that the present status and the viewer's part in the case leave open. */
      decide: z.array(ruling),
    }),
  })
  .meta({ id: 'Identification' })
export type Identification = z.infer<typeof identification>
export type IdentificationMade = z.input<typeof identification>

const one = { params: z.strictObject({ identificationId }) }

export const getIdentification = endpoint({
  name: 'getIdentification',
  method: 'GET',
  path: '/api/identifications/{identificationId}',
  kept: true,
  summary: 'One identification, as the viewer may see it',
  access: 'visitor',
  ...one,
  status: 200,
  response: identification,
  errors: ['not-found'],
})

export const listIdentifications = endpoint({
  name: 'listIdentifications',
  method: 'GET',
  path: '/api/subjects/{subjectId}/identifications',
  kept: true,
  summary: 'Everything that was proposed for one man, in the order of proposing',
  access: 'visitor',
  params: z.strictObject({ subjectId }),
  query: pageQuery.extend({ cursor: identificationId.optional() }),
  status: 200,
  response: pageOf(identification),
  errors: ['not-found'],
})

export const propose = endpoint({
  name: 'propose',
  method: 'POST',
  path: '/api/subjects/{subjectId}/identifications',
  summary: 'Propose who he is; a second proposal of the same person joins the first',
  access: 'contributor',
  params: z.strictObject({ subjectId }),
  body: z
    .strictObject({
      ...proposed,
      relative: z.boolean().optional(),
    })
    .refine(isOneName, sayOneName),
  status: 201,
  response: identification,
  errors: [
    'not-found',
    'limit.reached',
    'forbidden',
    'subject.unseen',
    'subject.no-prisoner',
    'exclusion.accepted',
  ],
})

export const giveEvidence = endpoint({
  name: 'giveEvidence',
  method: 'POST',
  path: '/api/identifications/{identificationId}/evidence',
  summary: 'Add something that speaks for or against it',
  access: 'contributor',
  ...one,
  body: evidenceBody,
  status: 201,
  response: identification,
  errors: ['limit.reached', 'not-found', 'identification.closed', 'forbidden'],
})

export const withdraw = endpoint({
  name: 'withdraw',
  method: 'POST',
  path: '/api/identifications/{identificationId}/withdrawal',
  summary: 'Take one’s own proposal back while nobody else has taken part',
  access: 'contributor',
  ...one,
  status: 200,
  response: identification,
  errors: ['not-found', 'forbidden', 'identification.not-alone', 'decision.transition'],
})

export const linkPerson = endpoint({
  name: 'linkPerson',
  method: 'PUT',
  path: '/api/identifications/{identificationId}/person',
  summary: 'Link a free-text name to an entry of the roster',
  access: 'moderator',
  ...one,
  body: z.strictObject({ personId }),
  status: 200,
  response: identification,
  errors: ['not-found', 'identification.linked', 'identification.exists', 'exclusion.accepted'],
})
