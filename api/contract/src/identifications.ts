import { z } from 'zod'
import { edtf } from './edtf.ts'
import { endpoint } from './endpoint.ts'
import {
  accountId,
  evidenceId,
  identificationId,
  personId,
  subjectId,
  textId,
  tipId,
} from './ids.ts'
import { pageOf, pageQuery, stretchQuery } from './page.ts'
import { giver, personShort } from './people.ts'
import { instant, line, longLine, text } from './text.ts'
import { answer, counts, verdict, why } from './votes.ts'

export const statuses = [
  'proposed',
  'disputed',
  'probable',
  'confirmed',
  'ruled-out',
  'withdrawn',
  'retracted',
] as const
export const status = z.enum(statuses)
export type Status = z.infer<typeof status>

/** Classes that people give evidence of; `community` and `machine` are the system's own ([C4]). */
export const evidenceClasses = ['caption', 'witness', 'family', 'examiner', 'circumstance'] as const
export const evidenceClass = z.enum(evidenceClasses)
export type EvidenceClass = z.infer<typeof evidenceClass>

export const ruling = z.enum([
  'probable',
  'confirmed',
  'disputed',
  'upheld',
  'ruled-out',
  'retracted',
  'proposed',
])
export type Ruling = z.infer<typeof ruling>

const link = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .optional()

/** Something of each class with its own fields, all of which may be missing, and some that all have. */
const ofEachClass = <Shared extends z.ZodRawShape>(shared: Shared) =>
  z.discriminatedUnion('class', [
    z.strictObject({ class: z.literal('caption'), ...shared }),
    z.strictObject({
      class: z.literal('witness'),
      ...shared,
      /** How he knew him. */
      knewHim: text.optional(),
      /** Whether he picked him from a line-up without being told who was expected. */
      blindLineUp: z.boolean().optional(),
    }),
    z.strictObject({
      class: z.literal('family'),
      ...shared,
      portraitDate: edtf.optional(),
    }),
    z.strictObject({ class: z.literal('examiner'), ...shared }),
    z.strictObject({
      class: z.literal('circumstance'),
      ...shared,
      /** How many men the circumstances leave. */
      menLeft: z.number().int().min(1).max(1_000_000).optional(),
    }),
  ])

const stance = z.enum(['for', 'against'])
const evidenceState = z.enum(['open', 'admitted', 'dismissed'])

export const evidenceWith = <Own extends z.ZodRawShape>(own: Own) =>
  ofEachClass({ stance, text, link, ...own })

/** Evidence as it is given. */
export const evidenceBody = evidenceWith({
  /** From whom or what it comes: each origin feeds one class only. */
  origin: longLine,
}).meta({ id: 'EvidenceBody' })
export type EvidenceBody = z.infer<typeof evidenceBody>

export const evidence = z
  .object({
    id: evidenceId,
    class: evidenceClass,
    stance,
    /** This, the text and all else that somebody wrote: null where the viewer may not read it, and `withheld` says so ([P7]). */
    origin: z.string().nullable(),
    withheld: z.boolean(),
    giver,
    /** Its origin is what a visitor sent in, who named none. */
    fromTip: z.boolean(),
    /** From which tip it was made; moderators only. */
    tipId: tipId.optional(),
    text: z.string().nullable(),
    link: z.string().nullable(),
    state: evidenceState,
    /** What it adds to the score as it stands now; with `community` they add up to it ([C4]). */
    points: z.number().int(),
    /** What it would score, once admitted, if there were nothing else. */
    alone: z.number().int(),
    /** Why an admitted item that speaks for him adds nothing. */
    why: z.enum(['class', 'origin', 'families', 'examiner', 'lowest']).nullable(),
    knewHim: z.string().optional(),
    blindLineUp: z.boolean().optional(),
    portraitDate: z.string().optional(),
    menLeft: z.number().int().optional(),
    /** Of an examiner's comparison: what qualifies who gave it; or that a moderator entered it from a signed report. */
    qualification: z.string().optional(),
    fromReport: z.boolean().optional(),
    /** Why it was admitted or dismissed. */
    ruledBecause: z.string().nullable(),
    givenAt: instant,
    can: z.object({ rule: z.boolean() }),
  })
  .meta({ id: 'Evidence' })
export type Evidence = z.infer<typeof evidence>
/** As a presenter makes it, before it is parsed. */
export type EvidenceMade = z.input<typeof evidence>

/** One thing that M1 or M2 asks for, and whether it is there. */
export const condition = z.object({
  of: z.enum(['probable', 'confirmed']),
  what: z.enum([
    'score',
    'two-classes',
    'class-beyond-community',
    'strong-class',
    'no-open-contrary',
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
  what: z.enum(['reasons', 'text', 'origin', 'knew-him', 'link', 'ruling', 'joining', 'marking']),
  text: z.string(),
  /** The text with the parts of withheld names covered, to be mended. */
  covered: z.string(),
  released: z.object({ text: z.string(), by: z.string(), at: instant }).nullable(),
})
export type HeldText = z.infer<typeof heldText>
export type HeldMade = z.input<typeof heldText>

/** How many of what grows without end come with an identification itself; the others by pages. */
export const FIRST_ONES = 100

/** An answer as moderators see it, the first that was given beside the current one ([V4]). */
const answerGiven = z.object({
  first: answer,
  current: answer.nullable(),
  counted: z.boolean(),
  reason: z.string().nullable(),
})

/** The cursor of those that come after the first: null where these are all. */
const others = z.string().nullable()

/** What moderators see of a case. Where they may not see the verdict, community is left out of all of it. */
/** More are not counted: a hundred are enough to look again. */
export const MOST_CONTRARY = 100

export const caseView = z.object({
  score: z.number().int(),
  fed: z.array(z.enum([...evidenceClasses, 'community'])),
  conditions: z.array(condition),
  signatures: z.array(
    z.object({ ruling, by: z.string(), mine: z.boolean(), at: instant, reasons: z.string() }),
  ),
  relatives: z.array(z.object({ accountId, name: z.string() })),
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

export const proposal = z
  .object({
    /** His name; null where only `giver` is told. */
    by: z.string().nullable(),
    mine: z.boolean(),
    /** It was made of what a visitor sent in. */
    fromTip: z.boolean(),
    /** From which tip it was made; moderators only. */
    tipId: tipId.optional(),
    giver,
    basis: z.array(evidenceClass),
    reasons: z.string().nullable(),
    withheld: z.boolean(),
    at: instant,
  })
  .meta({ id: 'Proposal' })

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
    mine: z.object({ answer, counted: z.boolean(), why: why.nullable() }).nullable(),
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
    /** As whom else the person is confirmed, on another still: to compare with ([C6]). Null where his name is withheld. */
    confirmedAs: subjectId.nullable(),
    /** Whether the viewer has declared to be a relative of the person. */
    relative: z.boolean(),
    /** Whether another answer than before needs a reason from the viewer now. */
    reasonNeeded: z.boolean(),
    proposedAt: instant,
    version: z.number().int(),
    /** Moderators only. */
    caseVersion: z.number().int().optional(),
    case: caseView.optional(),
    can: z.object({
      vote: z.boolean(),
      withdraw: z.boolean(),
      giveEvidence: z.boolean(),
      openTally: z.boolean(),
      link: z.boolean(),
      /** Rulings that the present status and the viewer's part in the case leave open. */
      decide: z.array(ruling),
    }),
  })
  .meta({ id: 'Identification' })
export type Identification = z.infer<typeof identification>
export type IdentificationMade = z.input<typeof identification>

/** What a proposal rests on, told as evidence is; origin and text are else the proposer and his reasons ([I2]). */
const toldBasis = ofEachClass({ origin: longLine.optional(), text: text.optional(), link }).meta({
  id: 'Basis',
})
const basisItem = z
  .union([evidenceClass, toldBasis])
  .transform((given) => (typeof given === 'string' ? { class: given } : given))
export type BasisItem = z.output<typeof toldBasis>

/** Who somebody is proposed to be, and what it rests on. */
export const proposed = {
  personId: personId.optional(),
  name: line.optional(),
  basis: z.array(basisItem).min(1, 'say what it rests on').max(10),
  reasons: text,
}
export const isOneName = (body: { personId?: unknown; name?: unknown }): boolean =>
  (body.personId === undefined) !== (body.name === undefined)
export const sayOneName = { path: ['personId'], message: 'say either personId or name' }

const one = { params: z.strictObject({ identificationId }) }

export const getIdentification = endpoint({
  name: 'getIdentification',
  method: 'GET',
  path: '/api/identifications/{identificationId}',
  summary: 'One identification, as the viewer may see it',
  access: 'visitor',
  ...one,
  status: 200,
  response: identification,
  errors: ['not-found'],
})

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

export const listIdentifications = endpoint({
  name: 'listIdentifications',
  method: 'GET',
  path: '/api/subjects/{subjectId}/identifications',
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
  errors: ['not-found', 'limit.reached', 'forbidden', 'subject.unseen'],
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
  errors: ['not-found', 'identification.linked', 'identification.exists'],
})
